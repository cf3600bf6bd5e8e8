// The scanners of an event: how they are, pairing and revoking.

import {get, send} from './api.js';
import * as gates from './gates.js';
import {fill, when} from './parts.js';
import {byId, h} from './shared/dom.js';

const LOW_BATTERY = 20;
const WRONG_CLOCK_MILLIS = 30_000;
/** @import {Device} from './api.js' */

let eventPath = '';

/** The scanners that were there before the code that is shown; none while no code is shown. @type {Set<string> | undefined} */
let before;

/** @type {string[]} */
let known = [];

/** Shows the scanners of an event. @param {string} path of the event */
export async function show(path) {
  eventPath = path;
  /** @type {{devices: Device[]}} */
  const {devices} = await get(`${path}/devices`);
  if (path !== eventPath) {
    return;
  }
  gates.learn(
    'devices',
    devices.map(device => device.gate),
  );
  fill(byId('devices'), devices.map(row), 'devices-empty');
  const paired = before && devices.find(device => !before?.has(device.deviceId));
  if (paired) {
    forgetCode();
    byId('offer-paired').textContent = `Paired: ${paired.deviceName}.`;
    before = undefined;
  } else {
    known = devices.map(device => device.deviceId);
  }
}

/** Forgets a pairing code that is shown. */
export function hideOffer() {
  byId('offer').hidden = true;
  before = undefined;
  forgetCode();
}

/** It works once. */
function forgetCode() {
  byId('offer-how').hidden = true;
  byId('offer-picture').hidden = true;
  byId('offer-picture').removeAttribute('src');
  byId('offer-code').textContent = '';
}

/** @param {Device} device */
function row(device) {
  const supervisor = device.scopes.includes('supervisor');
  return h(
    'tr',
    {class: device.revokedAt && 'gone'},
    h(
      'th',
      {scope: 'row'},
      device.deviceName,
      h('span.quiet.block', [device.label, supervisor ? 'supervisor' : ''].filter(Boolean).join(' · ')),
    ),
    h('td', {'data-label': 'Gate'}, device.gate),
    h(
      'td',
      {'data-label': 'Last seen'},
      device.revokedAt ? `revoked ${when(device.revokedAt)}` : device.lastSeenAt ? when(device.lastSeenAt) : 'never',
    ),
    number(
      'Battery',
      device.batteryPercent,
      value => `${value} %`,
      value => value < LOW_BATTERY,
    ),
    number('Clock', device.clockBehindMillis, clock, value => Math.abs(value) > WRONG_CLOCK_MILLIS),
    number(
      'To upload',
      device.waitingScans,
      value => String(value),
      value => value > 0,
    ),
    h('td', ...(device.revokedAt ? [] : [revokeButton(device)])),
  );
}

/**
 * @param {string} label where the table has no head
 * @param {number | undefined} value
 * @param {(value: number) => string} text
 * @param {(value: number) => boolean} isBad
 */
function number(label, value, text, isBad) {
  return h(
    value !== undefined && isBad(value) ? 'td.count.bad' : 'td.count',
    {'data-label': label},
    value === undefined ? '–' : text(value),
  );
}

/** @param {number} millis */
function clock(millis) {
  const seconds = Math.round(Math.abs(millis) / 1000);
  return seconds < 1 ? 'right' : `${seconds} s ${millis > 0 ? 'slow' : 'fast'}`;
}

/** @param {Device} device */
function revokeButton(device) {
  const button = h('button.quiet', {type: 'button'}, 'Revoke');
  button.addEventListener('click', async () => {
    if (confirm(`Lock out ${device.deviceName} permanently?`)) {
      await act(() => send('DELETE', `/devices/${encodeURIComponent(device.deviceId)}`));
    }
  });
  return button;
}

/** @param {() => Promise<unknown>} action */
async function act(action) {
  byId('pair-problem').textContent = '';
  try {
    await action();
    await show(eventPath);
  } catch (problem) {
    byId('pair-problem').textContent = problem.message;
  }
}

byId('pair').addEventListener('submit', event => {
  event.preventDefault();
  const form = new FormData(byId('pair', HTMLFormElement));
  act(async () => {
    const offer = await send('POST', `${eventPath}/pairing-codes`, {
      gate: form.get('gate'),
      label: form.get('label') || undefined,
      scopes: form.get('supervisor') ? ['scan', 'supervisor'] : ['scan'],
    });
    byId('offer-picture', HTMLImageElement).src = `data:image/png;base64,${offer.qrPng}`;
    byId('offer-address').textContent = `${location.origin}/scanner`;
    byId('offer-code').textContent = offer.pairingCode;
    byId('offer-until').textContent = `Works once, until ${when(offer.expiresAt)}.`;
    before = new Set(known);
    byId('offer-paired').textContent = '';
    byId('offer-how').hidden = false;
    byId('offer-picture').hidden = false;
    byId('offer').hidden = false;
    byId('offer').scrollIntoView({block: 'nearest'});
  });
});

byId('offer-close').addEventListener('click', hideOffer);
