// Decides on scans without the service, and keeps each decision for the upload in the transaction that makes it.

import { importKeys, verify } from './code.js';
import { decide, passed } from './door.js';
import { change, get, result, transact } from './store.js';

/** @type {{keys: string, imported: Promise<Map<number, CryptoKey>>} | undefined} */
let imported;

function keysOf(snapshot) {
  const keys = JSON.stringify(snapshot.keys);
  if (imported?.keys !== keys) {
    imported = { keys, imported: importKeys(snapshot.keys) };
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
 * @param {{qrCode: string, scanId: string, gate: string, direction: import('./door.js').Direction, scannedAt: string}} scan
 * @param {{eventId: string, clockBehindMillis?: number}} device
 * @returns {Promise<{valid: boolean, reason: string, ticket?: object, firstUse?: {at: string, gate: string}, offline: true}>}
 *   the reason is `unsure` if this device cannot know: nothing is kept then
 */
export async function check(scan, device) {
  const snapshot = await get('snapshot');
  if (!snapshot?.isComplete) {
    return { valid: false, reason: 'unsure', why: 'noSnapshot', offline: true };
  }
  let verification;
  try {
    verification = await verify(scan.qrCode, await keysOf(snapshot));
  } catch {
    return { valid: false, reason: 'unsure', why: 'noCrypto', offline: true };
  }
  const code = verification.code;
  switch (verification.kind) {
    case 'none':
      return refused(scan, 'unknown');
    case 'forged':
      return refused(scan, 'forged');
    case 'typed':
      return device.scopes?.includes('supervisor')
        ? { valid: false, reason: 'unsure', why: 'typed', offline: true }
        : refused(scan, 'forged');
    default:
      return `EVENT#${code.eventId}` === device.eventId
        ? passOrRefuse(scan, code, snapshot.event, device)
        : refused(scan, 'wrong_event');
  }
}

function refused(scan, reason) {
  return transact(async ({ meta, queue }) => {
    await enqueue({ meta, queue }, { ...scan, refusedFor: reason });
    return { valid: false, reason, offline: true };
  });
}

function passOrRefuse(scan, code, event, device) {
  const now = new Date(Date.now() + (device.clockBehindMillis ?? 0));
  return transact(async ({ meta, tickets, queue }) => {
    const known = await result(tickets.get(code.ticketId));
    const reason = decide(code, known, event, scan.direction, now);
    if (reason !== 'ok') {
      await enqueue({ meta, queue }, { ...scan, refusedFor: reason });
      const firstUse = reason === 'already_used' && known.at ? { at: known.at, gate: known.gate } : undefined;
      return { valid: false, reason, firstUse, offline: true };
    }
    const after = passed(known, code, { direction: scan.direction, at: now.toISOString(), gate: scan.gate });
    tickets.put({ ...after, pending: after.pending + 1 });
    await enqueue({ meta, queue }, { ...scan, ticketId: code.ticketId });
    if (scan.direction === 'entry') {
      await change(meta, 'admitted', (count) => (count ?? 0) + 1);
    }
    return { valid: true, reason, offline: true };
  });
}

async function enqueue({ meta, queue }, scan) {
  const size = JSON.stringify(scan).length;
  queue.add({ scan, size });
  await change(meta, 'queueBytes', (bytes) => (bytes ?? 0) + size);
}

/**
 * Notes what the service decided, so that the same ticket is known here if the network goes next.
 * @param {object} answer of `POST /tickets/validate` @param {object} scan
 */
export function note(answer, scan) {
  const id = answer.ticket?.ticketId?.slice('TICKET#'.length);
  return transact(async ({ meta, tickets }) => {
    if (answer.valid && scan.direction === 'entry') {
      await change(meta, 'admitted', (count) => (count ?? 0) + 1);
    }
    const known = id && await result(tickets.get(id));
    if (answer.valid && id) {
      const passage = { direction: scan.direction, at: answer.ticket.validatedAt ?? scan.scannedAt, gate: scan.gate };
      tickets.put(passed(known, { ticketId: id, issue: 1 }, passage));
    } else if (answer.firstUse && id && (!known || known.entries === 0)) {
      tickets.put(passed(known, { ticketId: id, issue: 1 }, { direction: 'entry', ...answer.firstUse }));
    }
  });
}
