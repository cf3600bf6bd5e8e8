// The scanners of an event: how they are, pairing and revoking.

import {get, send} from './api.js';
import {byId, element, fill, when} from './dom.js';
import * as gates from './gates.js';

const LOW_BATTERY = 20;
const WRONG_CLOCK_MILLIS = 30_000;
let eventPath;

/** Shows the scanners of an event. @param {string} path of the event */
export async function show(path) {
  eventPath = path;
  const {devices} = await get(`${path}/devices`);
  if (path !== eventPath) {
    return;
  }
  gates.learn(
    'devices',
    devices.map(device => device.gate),
  );
  fill(byId('devices'), devices.map(row), 'devices-empty');
}

/** Forgets a pairing code that is shown. */
export function hideOffer() {
  byId('offer').hidden = true;
  byId('offer-picture').removeAttribute('src');
  byId('offer-code').textContent = '';
}

function row(device) {
  const supervisor = device.scopes.includes('supervisor');
  return element(
    'tr',
    {className: device.revokedAt ? 'gone' : ''},
    element(
      'th',
      {scope: 'row'},
      device.deviceName,
      element('span', {
        className: 'quiet block',
        textContent: [device.label, supervisor ? 'supervisor' : ''].filter(Boolean).join(' · '),
      }),
    ),
    element('td', {textContent: device.gate}),
    element('td', {
      textContent: device.revokedAt
        ? `revoked ${when(device.revokedAt)}`
        : device.lastSeenAt
          ? when(device.lastSeenAt)
          : 'never',
    }),
    number(
      device.batteryPercent,
      value => `${value} %`,
      value => value < LOW_BATTERY,
    ),
    number(device.clockBehindMillis, clock, value => Math.abs(value) > WRONG_CLOCK_MILLIS),
    number(
      device.waitingScans,
      value => String(value),
      value => value > 0,
    ),
    element('td', {}, ...(device.revokedAt ? [] : [revokeButton(device)])),
  );
}

function number(value, text, isBad) {
  return element('td', {
    className: value !== undefined && isBad(value) ? 'count bad' : 'count',
    textContent: value === undefined ? '–' : text(value),
  });
}

function clock(millis) {
  const seconds = Math.round(Math.abs(millis) / 1000);
  return seconds < 1 ? 'right' : `${seconds} s ${millis > 0 ? 'slow' : 'fast'}`;
}

function revokeButton(device) {
  const button = element('button', {type: 'button', className: 'quiet', textContent: 'Revoke'});
  button.addEventListener('click', async () => {
    if (confirm(`Lock out ${device.deviceName} permanently?`)) {
      await act(() => send('DELETE', `/devices/${encodeURIComponent(device.deviceId)}`));
    }
  });
  return button;
}

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
  const form = new FormData(event.target);
  act(async () => {
    const offer = await send('POST', `${eventPath}/pairing-codes`, {
      gate: form.get('gate'),
      label: form.get('label') || undefined,
      scopes: form.get('supervisor') ? ['scan', 'supervisor'] : ['scan'],
    });
    byId('offer-picture').src = `data:image/png;base64,${offer.qrPng}`;
    byId('offer-address').textContent = `${location.origin}/scanner`;
    byId('offer-code').textContent = offer.pairingCode;
    byId('offer-until').textContent = `Works once, until ${when(offer.expiresAt)}.`;
    byId('offer').hidden = false;
    byId('offer').scrollIntoView({block: 'nearest'});
  });
});

byId('offer-close').addEventListener('click', hideOffer);
