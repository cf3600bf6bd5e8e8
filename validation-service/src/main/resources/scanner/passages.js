// What this device remembers of those it let pass: the tickets, the count, and the last entry, which can be taken back.
// A ticket's `lastScanId` is the scan of its last passage, if that was here.

import {passed} from './admission-rules.js';
import {change, get, put, result, transact} from './store.js';

/** As long as the service takes entries back. */
const UNDOABLE_MS = 15 * 60_000;
/** As many characters of a code are printed below it. */
const PRINTED_CHARACTERS = 8;

/**
 * @typedef {{scanId: string, ticketId: string, at: string, notedAt: number, name?: string, number?: number,
 *   code: string}} LastEntry `ticketId` without prefix; `notedAt`: by the device's own clock; `code`: the end of it,
 *   as printed
 */

/**
 * Notes, within a transaction, that somebody passed.
 * @param {{meta: IDBObjectStore, tickets: IDBObjectStore}} stores
 * @param {{scanId: string, qrCode: string, gate: string, direction: import('./admission-rules.js').Direction}} scan
 * @param {{known?: import('./admission-rules.js').KnownTicket, code: {ticketId: string, issue: number}, at: string,
 *   name?: string, number?: number}} passage
 * @returns {Promise<import('./admission-rules.js').KnownTicket>} the ticket after it
 */
export async function noted({meta, tickets}, {scanId, qrCode, gate, direction}, {known, code, at, name, number}) {
  const {ticketId} = code;
  const ticket = {...passed(known, code, {direction, at, gate}), lastScanId: scanId};
  tickets.put(ticket);
  if (direction === 'entry') {
    await change(meta, 'admitted', count => (count ?? 0) + 1);
    meta.put(
      {scanId, ticketId, at, notedAt: Date.now(), name, number, code: qrCode.slice(-PRINTED_CHARACTERS)},
      'lastEntry',
    );
  } else if ((await result(meta.get('lastEntry')))?.ticketId === ticketId) {
    meta.delete('lastEntry');
  }
  return ticket;
}

/**
 * Notes what the service decided, so that the same ticket is known here if the network goes next.
 * @param {Omit<import('./answers.js').Answer, 'offline'>} answer
 * @param {import('./scan-desk.js').Scan} scan
 */
export async function noteAnswer({valid, ticket, firstUse}, scan) {
  if (!ticket?.ticketId) {
    return;
  }
  const {attendeeName: name, ticketNumber: number, validatedAt} = ticket;
  const code = {ticketId: ticket.ticketId.slice('TICKET#'.length), issue: 1};
  await transact(async ({meta, tickets}) => {
    const known = await result(tickets.get(code.ticketId));
    if (valid) {
      await noted({meta, tickets}, scan, {known, code, at: validatedAt ?? scan.scannedAt, name, number});
    } else if (firstUse && (!known || known.entries === 0)) {
      tickets.put(passed(known, code, {direction: 'entry', ...firstUse}));
    }
  });
}

/** The last entry, as long as it can be taken back; then it is forgotten. @returns {Promise<LastEntry | undefined>} */
export async function lastEntry() {
  const entry = await get('lastEntry');
  const age = Date.now() - (entry?.notedAt ?? 0);
  if (entry && (age < 0 || age > UNDOABLE_MS)) {
    await put('lastEntry', undefined);
    return undefined;
  }
  return entry;
}

/**
 * The ticket before its last passage, of which nobody else knows.
 * @param {import('./admission-rules.js').KnownTicket} ticket
 */
export function before({at, gate, lastScanId, ...others}) {
  const entries = others.entries - 1;
  return {...others, entries, inside: false, ...(entries > 0 && {at, gate})};
}

/**
 * Within a transaction: this entry was taken back.
 * @param {{meta: IDBObjectStore}} stores
 * @param {{scanId: string}} entry
 */
export async function takenBack({meta}, {scanId}) {
  await change(meta, 'admitted', count => Math.max(0, (count ?? 0) - 1));
  await forgetEntry(meta, scanId);
}

/** Within a transaction: this entry stands. @param {IDBObjectStore} meta @param {string} scanId */
export async function forgetEntry(meta, scanId) {
  if ((await result(meta.get('lastEntry')))?.scanId === scanId) {
    meta.delete('lastEntry');
  }
}
