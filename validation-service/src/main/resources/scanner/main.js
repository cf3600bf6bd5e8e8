// The scanner page: who the device is decides which screen is shown. Each screen is in its own module.

import {Connection} from './connection.js';
import * as i18n from './i18n.js';
import {isAble} from './offline-check.js';
import {OwnDevice} from './own-device.js';
import {PairingScreen} from './pairing-screen.js';
import {ScanScreen} from './scan-screen.js';
import {byId} from './shared/dom.js';
import * as sound from './sound.js';
import * as status from './status.js';
import * as store from './store.js';
import {Sync} from './sync.js';
import {stayAwake} from './wake-lock.js';

const CLOCK_TICK_MS = 5000;
/** As long as the page waits for a newer version of itself. */
const TAKE_OVER_MS = 2000;

const connection = new Connection();
const canDecide = await isAble();
const device = new OwnDevice(connection);
/** @type {import('./admission-rules.js').DoorEvent | undefined} */
let event;
let hasWaiting = false;

await device.load();
await i18n.begin();
const sync = new Sync(connection, device, {changed: refresh, lockedOut});
const scanScreen = new ScanScreen({connection, device, event: () => event, sync, lockedOut, unpair, refresh});
const pairing = new PairingScreen(paired);

/** @param {'pairing' | 'start' | 'door'} screen */
function show(screen) {
  for (const id of ['pairing', 'start', 'door']) {
    byId(id).hidden = id !== screen;
  }
}

async function refresh() {
  const [sizes, snapshot] = [await store.sizes(), await store.get('snapshot')];
  if (device.current) {
    event = snapshot?.event;
    hasWaiting = sizes.waiting > 0;
    status.show({isOnline: connection.isOnline, isAble: canDecide, sizes, device: device.current, event});
    await scanScreen.refresh();
  }
}

/** @param {import('./api.js').Paired} answer @param {string} deviceName */
async function paired(answer, deviceName) {
  await device.become(answer, deviceName);
  navigator.storage?.persist?.().catch(() => {});
  await openDoor();
}

async function openDoor() {
  sound.unlock();
  stayAwake();
  show('door');
  await refresh();
  scanScreen.open();
  sync.now();
}

async function unpair() {
  await device.forget();
  leave('');
}

async function lockedOut() {
  if (device.current) {
    const unsent = await device.lockOut();
    leave(
      i18n.text('pair.lockedOut') + (unsent > 0 ? ` ${i18n.text('pair.unsent', {count: i18n.number(unsent)})}` : ''),
    );
  }
}

/** @param {string} notice */
function leave(notice) {
  event = undefined;
  scanScreen.close();
  show('pairing');
  pairing.open(notice);
}

byId('start-button').addEventListener('click', openDoor);
connection.addEventListener('change', () => {
  refresh();
  sync.now();
});
setInterval(refresh, CLOCK_TICK_MS);

const languages = ['pairing-language', 'start-language', 'more-language'].map(id => byId(id, HTMLSelectElement));
languages.forEach(select => {
  Object.entries(i18n.LANGUAGES).forEach(([tag, name]) => select.add(new Option(name, tag)));
  select.value = i18n.current();
  select.addEventListener('change', async () => {
    await i18n.choose(select.value);
    languages.forEach(other => {
      other.value = select.value;
    });
    scanScreen.languageChanged();
    await refresh();
  });
});

// Scans that wait are kept on disk, but browsers may delete what they keep of a page that nobody uses.
addEventListener('beforeunload', leaving => {
  if (device.current && hasWaiting) {
    leaving.preventDefault();
  }
});

await keepForOffline();
if (pairing.codeFromAddress() || !device.current) {
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
    const registration = await navigator.serviceWorker.register('/scanner/service-worker.js', {
      scope: '/scanner',
      updateViaCache: 'none',
    });
    if (registration.waiting && navigator.serviceWorker.controller) {
      await takeOver(registration.waiting);
    } else {
      // Browsers look by themselves, but not all of them each time a page is opened.
      registration.update().catch(() => {});
    }
  } catch {
    // Not on a secure page, or storage is full: the page works, but needs the network to start.
  }
}

/**
 * Reloads the page when the newer one has taken over: soon, or else whenever it does so before scanning has started.
 * @param {ServiceWorker} newer
 */
function takeOver(newer) {
  return new Promise(resolve => {
    navigator.serviceWorker.addEventListener(
      'controllerchange',
      () => {
        if (byId('door').hidden) {
          location.reload();
        }
      },
      {once: true},
    );
    newer.postMessage('take over');
    setTimeout(resolve, TAKE_OVER_MS);
  });
}
