// Decides on scans without the service, and keeps each decision for the upload in the transaction that makes it.

import {decide, rulesOf} from './admission-rules.js';
import {importKeys, verify} from './code.js';
import {noted} from './passages.js';
import {change, get, result, transact} from './store.js';

/**
 * @import {DoorEvent} from './admission-rules.js'
 * @import {Answer} from './answers.js'
 * @import {TicketCode} from './code.js'
 * @import {Device} from './own-device.js'
 * @import {Scan} from './scan-desk.js'
 * @import {DecidedScan, Stores} from './store.js'
 */

/** @type {{keys: string, imported: Promise<Map<number, CryptoKey>>} | undefined} */
let imported;

/** @param {{keys: Record<string, string>}} snapshot */
function keysOf(snapshot) {
  const keys = JSON.stringify(snapshot.keys);
  if (imported?.keys !== keys) {
    imported = {keys, imported: importKeys(snapshot.keys)};
  }
  return imported.imported;
}

/** Whether this browser can check signatures. */
export async function isAble() {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32).fill(1), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Scan} scan
 * @param {Device} device
 * @param {boolean} isTold whether the service may know of the scan, because it was asked and did not answer
 * @returns {Promise<Answer>} the reason is `unsure` if this device cannot know: nothing is kept
 *   then
 */
export async function check(scan, device, isTold) {
  const snapshot = await get('snapshot');
  if (!snapshot?.isComplete) {
    return {valid: false, reason: 'unsure', why: 'noSnapshot', offline: true};
  }
  let verification;
  try {
    verification = await verify(scan.qrCode, await keysOf(snapshot));
  } catch {
    return {valid: false, reason: 'unsure', why: 'noCrypto', offline: true};
  }
  switch (verification.kind) {
    case 'none':
      return refused(scan, 'unknown', isTold);
    case 'forged':
      return refused(scan, 'forged', isTold);
    case 'typed':
      return device.scopes?.includes('supervisor')
        ? {valid: false, reason: 'unsure', why: 'typed', offline: true}
        : refused(scan, 'forged', isTold);
    default:
      return `EVENT#${verification.code.eventId}` === device.eventId
        ? passOrRefuse(scan, verification.code, snapshot.event, device, isTold)
        : refused(scan, 'wrong_event', isTold);
  }
}

/** @param {Scan} scan @param {string} reason @param {boolean} isTold @returns {Promise<Answer>} */
function refused(scan, reason, isTold) {
  return transact(async ({meta, queue}) => {
    await enqueue({meta, queue}, {...scan, refusedFor: reason}, isTold);
    return {valid: false, reason, offline: true};
  });
}

/**
 * @param {Scan} scan
 * @param {TicketCode} code
 * @param {DoorEvent | undefined} event
 * @param {Device} device
 * @param {boolean} isTold
 * @returns {Promise<Answer>}
 */
function passOrRefuse(scan, code, event, device, isTold) {
  const now = new Date(Date.now() + (device.clockBehindMillis ?? 0));
  return transact(async ({meta, tickets, queue}) => {
    const known = await result(tickets.get(code.ticketId));
    const reason = decide(code, known, event, scan, now);
    if (reason !== 'ok') {
      await enqueue({meta, queue}, {...scan, refusedFor: reason}, isTold);
      return {valid: false, reason, ...explained(reason, known, event), offline: true};
    }
    const after = await noted({meta, tickets}, scan, {known, code, at: now.toISOString()});
    tickets.put({...after, pending: after.pending + 1});
    await enqueue({meta, queue}, {...scan, ticketId: code.ticketId}, isTold);
    const isUnscanned = scan.direction === 'exit' && !known?.inside;
    return {valid: true, reason, ...(isUnscanned && {warning: 'not_scanned_in'}), offline: true};
  });
}

/**
 * What helps on, as the service would say it.
 * @param {string} reason
 * @param {import('./admission-rules.js').KnownTicket | undefined} known
 * @param {DoorEvent | undefined} event
 * @returns {Partial<Answer>}
 */
function explained(reason, known, event) {
  const rules = event && rulesOf(known?.type, event);
  switch (reason) {
    case 'already_used':
      return known?.at && known.gate ? {firstUse: {at: known.at, gate: known.gate}} : {};
    case 'wrong_gate':
      return {gates: rules?.gates};
    case 'not_today':
    case 'too_early':
    case 'closed':
      return {admission: rules && {from: rules.from, until: rules.until}};
    default:
      return {};
  }
}

/** @param {Pick<Stores, 'meta' | 'queue'>} stores @param {DecidedScan} scan @param {boolean} isTold */
async function enqueue({meta, queue}, scan, isTold) {
  const size = JSON.stringify(scan).length;
  queue.add({scan, size, isTold});
  await change(meta, 'queueBytes', bytes => (bytes ?? 0) + size);
}
