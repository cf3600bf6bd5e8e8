// The line that says, always, how the device is: network, what waits, how old the list is, and what is wrong.

import {number, size, span, text} from './i18n.js';
import {byId} from './shared/dom.js';

/** Less is not worth a steward's attention. */
const CLOCK_WORTH_SAYING_MS = 30_000;
const LIST_IS_OLD_MS = 10 * 60_000;

/**
 * @param {{isOnline: boolean, isAble: boolean, sizes: Awaited<ReturnType<typeof import('./store.js').sizes>>,
 *   device: {gate: string, deviceName?: string, clockBehindMillis?: number}, event?: {name: string}}} now
 */
export function show({isOnline, isAble, sizes, device, event}) {
  const age = sizes.snapshotAt === undefined ? undefined : Math.max(0, Date.now() - sizes.snapshotAt);
  const list =
    age === undefined ? text('status.noList') : text('list', {tickets: number(sizes.tickets), age: span(age)});
  const waiting = `${number(sizes.waiting)} (${size(sizes.waitingBytes)})`;
  const clock = clockText(device.clockBehindMillis ?? 0);

  chip(
    'connection',
    text(isOnline ? 'status.online' : isAble ? 'status.offline' : 'status.unable'),
    isOnline ? 'good' : 'warn',
  );
  chip('waiting', sizes.waiting > 0 ? text('status.waiting', {waiting}) : '', 'warn');
  chip(
    'list',
    age === undefined ? list : text('status.list', {list: text('list.age', {age: span(age)})}),
    age === undefined || age > LIST_IS_OLD_MS ? 'warn' : '',
  );
  chip('conflicts', sizes.conflicts > 0 ? text('status.conflicts', {count: number(sizes.conflicts)}) : '', 'warn');
  chip('clock', clock, 'warn');

  document.querySelectorAll('.gate').forEach(place => put(place, device.gate));
  put(byId('count'), number(sizes.admitted));
  put(byId('door-event'), event?.name ?? '');
  put(byId('more-event'), event?.name ?? '–');
  put(byId('more-device'), device.deviceName ?? '–');
  put(byId('more-list'), age === undefined ? list : `${list} · ${size(sizes.snapshotBytes)}`);
  put(byId('more-waiting'), waiting);
  put(byId('more-conflicts'), number(sizes.conflicts));
  put(byId('more-clock'), clock || text('clock.right'));
}

/** @param {number} behind in milliseconds */
function clockText(behind) {
  if (Math.abs(behind) < CLOCK_WORTH_SAYING_MS) {
    return '';
  }
  return text(behind > 0 ? 'clock.behind' : 'clock.ahead', {span: span(Math.abs(behind))});
}

/** @param {string} id @param {string} content @param {string} mood */
function chip(id, content, mood) {
  const element = byId(id);
  element.hidden = content === '';
  element.dataset.mood = mood;
  put(element, content);
}

/** Writes only what changed: this is a live region, and is read out. @param {Element} element @param {string} content */
function put(element, content) {
  if (element.textContent !== content) {
    element.textContent = content;
  }
}
