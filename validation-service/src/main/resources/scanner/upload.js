// Uploads what was decided offline. What the service has taken in is forgotten here, the rest is sent again. Before a
// scan is sent it is marked, on disk: from then on the service may know of it, and it cannot be taken back here alone.

import * as api from './api.js';
import {change, result, transact} from './store.js';

/**
 * @import {Waiting} from './store.js'
 * @typedef {Waiting & {order: number}} Queued
 */

const BATCH = 200;

/**
 * Uploads all that waits, in batches, until nothing does or the service asks to wait.
 * @param {import('./own-device.js').OwnDevice} device
 * @returns {Promise<number>} how many were taken in
 */
export async function flush(device) {
  for (let total = 0; ; ) {
    const batch = await nextBatch();
    if (batch.length === 0) {
      return total;
    }
    const scans = batch.map(({scan: {ticketId, ...scan}}) => scan);
    const {verdicts} = await device.ask(token => api.upload(token, scans), {isTransfer: true});
    const verdictOf = new Map(verdicts.map(verdict => [verdict.scanId, verdict]));
    const taken = batch.filter(({scan}) => (verdictOf.get(scan.scanId)?.verdict ?? 'retry') !== 'retry');
    await forget(taken, verdictOf);
    total += taken.length;
    if (taken.length < batch.length) {
      return total;
    }
  }
}

/** @returns {Promise<Queued[]>} */
function nextBatch() {
  return transact(async ({queue}) => {
    const batch = await result(queue.getAll(null, BATCH));
    batch.filter(({isTold}) => !isTold).forEach(item => queue.put({...item, isTold: true}));
    return batch;
  });
}

/** @param {Queued[]} taken @param {Map<string, {verdict: string}>} verdictOf */
function forget(taken, verdictOf) {
  return transact(async ({meta, tickets, queue}) => {
    for (const {order, scan, size} of taken) {
      queue.delete(order);
      await change(meta, 'queueBytes', bytes => Math.max(0, (bytes ?? 0) - size));
      if (verdictOf.get(scan.scanId)?.verdict === 'conflict') {
        await change(meta, 'conflicts', count => (count ?? 0) + 1);
      }
      const ticket = scan.ticketId && (await result(tickets.get(scan.ticketId)));
      if (ticket) {
        tickets.put({...ticket, pending: Math.max(0, ticket.pending - 1)});
      }
    }
  });
}
