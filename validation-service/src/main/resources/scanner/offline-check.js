// Decides on scans without the service, and keeps each decision for the upload in the transaction that makes it.

import {decide, rulesOf} from './admission-rules.js';
import {importKeys, verify} from './code.js';
import {noted} from './passages.js';
import {change, get, result, transact} from './store.js';

/** @type {{keys: string, imported: Promise<Map<number, CryptoKey>>} | undefined} */
let imported;

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
 * @param {import('./scan-desk.js').Scan} scan
 * @param {import('./own-device.js').Device} device
 * @param {boolean} isTold whether the service may know of the scan, because it was asked and did not answer
 * @returns {Promise<import('./answers.js').Answer>} the reason is `unsure` if this device cannot know: nothing is kept
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

/** @returns {Promise<import('./answers.js').Answer>} */
function refused(scan, reason, isTold) {
  return transact(async ({meta, queue}) => {
    await enqueue({meta, queue}, {...scan, refusedFor: reason}, isTold);
    return {valid: false, reason, offline: true};
  });
}

/** @returns {Promise<import('./answers.js').Answer>} */
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
 * @param {import('./admission-rules.js').DoorEvent | undefined} event
 * @returns {Partial<import('./answers.js').Answer>}
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

async function enqueue({meta, queue}, scan, isTold) {
  const size = JSON.stringify(scan).length;
  queue.add({scan, size, isTold});
  await change(meta, 'queueBytes', bytes => (bytes ?? 0) + size);
}
