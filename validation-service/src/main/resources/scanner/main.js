// The scanner page: pairing, start, door.

import * as api from './api.js';
import * as memory from './memory.js';
import * as result from './result.js';
import { Camera, isSupported } from './camera.js';
import { unlock } from './signals.js';
import { Wedge } from './wedge.js';

/** Scanners and cameras read a code several times while it is in front of them. */
const SAME_CODE_MS = 3000;
const ATTEMPTS = 2;
/** A guess good enough to choose what opens first; the other way stays one tap away. */
const isTouch = matchMedia('(pointer: coarse)').matches;

const byId = (id) => document.getElementById(id);
const input = byId('scan-input');
const wedge = new Wedge();
const camera = new Camera(byId('viewfinder'), (text) => scanned(text));
let last = { text: '', at: -Infinity };
/** The scan that got no answer, until another one did. */
let unchecked;
let turn = Promise.resolve();

function show(screen) {
  for (const id of ['pairing', 'start', 'door']) {
    byId(id).hidden = id !== screen;
  }
}

// Pairing

function showPairing(problem = '') {
  camera.stop();
  result.hide();
  byId('pairing-problem').textContent = problem;
  show('pairing');
  byId(byId('pairing-code').value ? 'device-name' : 'pairing-code').focus();
}

byId('pairing-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  unlock();
  const [code, name] = ['pairing-code', 'device-name'].map((id) => byId(id).value.trim());
  const missing = !code ? 'pairing-code' : !name ? 'device-name' : undefined;
  if (missing) {
    byId('pairing-problem').textContent = missing === 'pairing-code' ? 'Enter the pairing code.' : 'Give this device a name.';
    byId(missing).focus();
    return;
  }
  const button = event.submitter ?? event.target.querySelector('button');
  button.disabled = true;
  try {
    memory.remember(await api.pair(code, name));
    byId('pairing-code').value = '';
    openDoor();
  } catch (problem) {
    byId('pairing-problem').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

/** `/scanner#pair=CODE`; the code leaves the address bar, so that it is in no screenshot or history. */
function codeFromAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (code) {
    byId('pairing-code').value = code;
    history.replaceState(null, '', location.pathname);
  }
  return code;
}

// Door

function openDoor() {
  show('door');
  showDevice();
  prompt('Ready. Scan a ticket.');
  input.inputMode = isTouch ? 'none' : 'text';
  byId('keyboard-button').hidden = !isTouch;
  input.focus();
}

function showDevice() {
  const { gate } = memory.device();
  document.querySelectorAll('.gate').forEach((place) => { place.textContent = gate; });
  byId('count').textContent = String(memory.admitted());
}

function prompt(text) {
  byId('prompt').textContent = text;
}

function scanned(text) {
  const code = text.trim();
  const now = performance.now();
  const isAgain = code === last.text && now - last.at < SAME_CODE_MS;
  last = { text: code, at: now };
  if (!code || isAgain) {
    return;
  }
  // The same scanId for a code that could not be checked: if only the answer was lost, it is the same one now.
  const scan = unchecked?.qrCode === code ? unchecked : newScan(code);
  turn = turn.then(() => check(scan));
}

function newScan(qrCode) {
  return { qrCode, scanId: randomId(), gate: memory.device().gate, scannedAt: new Date().toISOString() };
}

async function check(scan) {
  const device = memory.device();
  if (!device) {
    return;
  }
  result.hide();
  prompt('Checking…');
  try {
    const answer = await validate(device.token, scan);
    unchecked = undefined;
    if (answer.valid) {
      memory.countAdmission();
    }
    showDevice();
    prompt('Ready. Scan a ticket.');
    result.showAnswer(answer);
  } catch (problem) {
    failed(problem, scan);
  }
}

async function validate(token, scan) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.validate(token, scan);
    } catch (problem) {
      if (!(problem instanceof api.Unreachable) || attempt === ATTEMPTS) {
        throw problem;
      }
    }
  }
}

function failed(problem, scan) {
  if (problem.status === 401 || problem.status === 403) {
    memory.forget();
    showPairing('This device is no longer paired. Ask the organizer for a new code.');
    return;
  }
  unchecked = scan;
  last = { text: '', at: -Infinity };
  prompt('The last ticket was not checked.');
  result.showUnchecked(problem.message, () => { turn = turn.then(() => check(scan)); });
}

/** Also for pages that are not served securely, where there is no randomUUID. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

byId('scan-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = wedge.meant(input.value);
  input.value = '';
  scanned(text);
});

// A hand scanner types wherever the focus is: all keys belong to the field, unless a button is meant.
document.addEventListener('keydown', (event) => {
  if (byId('door').hidden) {
    return;
  }
  if (event.key === 'Escape') {
    result.hide();
  }
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.target !== input
      && !(event.key === ' ' && event.target instanceof HTMLButtonElement)) {
    input.focus();
  }
  wedge.key(event);
});

result.whenClosed(() => input.focus({ preventScroll: true }));

byId('start-button').addEventListener('click', () => {
  unlock();
  openDoor();
});

byId('keyboard-button').addEventListener('click', () => {
  input.inputMode = input.inputMode === 'none' ? 'text' : 'none';
  input.blur();
  input.focus();
});

byId('camera-button').addEventListener('click', async () => {
  if (camera.isOn) {
    camera.stop();
  } else {
    try {
      await camera.start();
    } catch {
      camera.stop();
      prompt('The camera is not available. Allow it in the browser, or use a scanner.');
    }
  }
  byId('door').classList.toggle('with-camera', camera.isOn);
  byId('camera-button').textContent = camera.isOn ? 'Camera off' : 'Use the camera';
});

byId('unpair-button').addEventListener('click', () => {
  if (confirm('Unpair this device? It needs a new code to scan again.')) {
    memory.forget();
    showPairing();
  }
});

byId('camera-button').hidden = !(await isSupported());
if (codeFromAddress() || !memory.device()) {
  showPairing();
} else {
  showDevice();
  show('start');
  byId('start-button').focus();
}
