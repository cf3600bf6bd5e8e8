// The scanner page: who the device is decides which screen is shown. The screens are in modules of their own.

import { Connection } from './connection.js';
import { DoorScreen } from './door-screen.js';
import * as i18n from './i18n.js';
import { isAble } from './offline-door.js';
import { PairingScreen } from './pairing-screen.js';
import * as sound from './sound.js';
import * as status from './status.js';
import * as store from './store.js';
import { Sync } from './sync.js';
import { stayAwake } from './wake-lock.js';

const CLOCK_TICK_MS = 5000;

const byId = (id) => document.getElementById(id);
const connection = new Connection();
const canDecide = await isAble();
/** @type {{deviceId: string, token: string, eventId: string, gate: string, scopes: string[]} | undefined} */
let device = await store.get('device');
/** @type {import('./door.js').DoorEvent | undefined} */
let event;
let hasWaiting = false;

await i18n.begin();
const sync = new Sync(connection, () => device, { changed, lockedOut });
const door = new DoorScreen({ connection, device: () => device, event: () => event, sync, lockedOut, unpair, refresh });
const pairing = new PairingScreen(paired);

function show(screen) {
  for (const id of ['pairing', 'start', 'door']) {
    byId(id).hidden = id !== screen;
  }
}

async function refresh() {
  const [sizes, snapshot] = [await store.sizes(), await store.get('snapshot')];
  if (device) {
    event = snapshot?.event;
    hasWaiting = sizes.waiting > 0;
    status.show({ isOnline: connection.isOnline, isAble: canDecide, sizes, device, event });
  }
}

/** What the service said of this device, if it said anything. */
async function changed(own) {
  if (own && device) {
    const { gate, scopes, deviceName, clockBehindMillis } = own;
    device = { ...device, gate, scopes, deviceName, clockBehindMillis };
    await store.put('device', device);
  }
  await refresh();
}

async function paired(answer, deviceName) {
  await store.wipe();
  device = { ...answer, deviceName };
  await store.put('device', device);
  navigator.storage?.persist?.().catch(() => {});
  await openDoor();
}

async function openDoor() {
  sound.unlock();
  stayAwake();
  show('door');
  await refresh();
  door.open();
  sync.now();
}

async function unpair() {
  await forget();
  pairing.open('');
}

async function lockedOut() {
  if (device) {
    const { waiting } = await store.sizes();
    await forget();
    pairing.open(i18n.text('pair.lockedOut') + (waiting > 0 ? ` ${i18n.text('pair.lost', { count: i18n.number(waiting) })}` : ''));
  }
}

async function forget() {
  device = undefined;
  event = undefined;
  door.close();
  await store.wipe();
  show('pairing');
}

byId('start-button').addEventListener('click', openDoor);
connection.addEventListener('change', () => {
  refresh();
  sync.now();
});
setInterval(refresh, CLOCK_TICK_MS);

document.querySelectorAll('.languages').forEach((select) => {
  Object.entries(i18n.LANGUAGES).forEach(([tag, name]) => select.add(new Option(name, tag)));
  select.value = i18n.current();
  select.addEventListener('change', async () => {
    await i18n.choose(select.value);
    document.querySelectorAll('.languages').forEach((other) => { other.value = select.value; });
    door.languageChanged();
    await refresh();
  });
});

// Scans that wait are kept on disk, but browsers may delete what they keep of a page that nobody uses.
addEventListener('beforeunload', (leaving) => {
  if (device && hasWaiting) {
    leaving.preventDefault();
  }
});

await keepForOffline();
if (pairing.codeFromAddress() || !device) {
  show('pairing');
  pairing.open('');
} else {
  await refresh();
  byId('start-warning').textContent = canDecide ? '' : i18n.text('status.unable');
  show('start');
  byId('start-button').focus();
  sync.now();
}
document.documentElement.dataset.ready = 'true';

/** Lets the page start without a network from now on, and takes over a newer one while nobody scans. */
async function keepForOffline() {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register('/scanner/service-worker.js', { scope: '/scanner', updateViaCache: 'none' });
    if (registration.waiting && navigator.serviceWorker.controller) {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting.postMessage('take over');
    }
  } catch {
    // Not on a secure page, or storage is full: the page works, but needs the network to start.
  }
}
