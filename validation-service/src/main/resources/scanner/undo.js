// Takes an entry back: somebody was scanned, and did not go in. What the service cannot know of yet is taken back here,
// in one transaction with its place in the queue; since an upload marks what it sends, in a transaction, too, before it sends
// it, an entry is either taken back before or uploaded, never half of each. All other entries the service takes back.

import * as api from './api.js';
import { forgetEntry, takenBack } from './passages.js';
import { change, result, transact } from './store.js';

/** @typedef {import('./passages.js').LastEntry} LastEntry */

export class Undo {
  #connection;
  #device;
  #sync;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {import('./own-device.js').OwnDevice} device
   * @param {import('./sync.js').Sync} sync
   */
  constructor(connection, device, sync) {
    this.#connection = connection;
    this.#device = device;
    this.#sync = sync;
  }

  /**
   * @param {LastEntry} entry
   * @returns {Promise<'done' | 'refused' | 'offline' | 'noAnswer'>} `refused`: it cannot be taken back, or not any more;
   *   `offline`: only the service can do it
   * @throws {api.Rejected} if the device is no device any more
   */
  async takeBack(entry) {
    if (await takeBackHere(entry)) {
      return 'done';
    }
    if (!this.#connection.isOnline) {
      return 'offline';
    }
    if (await isWaiting(entry)) {
      // The service must know of an entry before it can take it back.
      await this.#sync.now();
      if (await isWaiting(entry)) {
        return 'noAnswer';
      }
    }
    return this.#ask(entry);
  }

  async #ask(entry) {
    const { ticketId, scanId } = entry;
    const wasAsked = await noteAsked(entry);
    try {
      await this.#device.ask((token) => api.undo(token, { ticketId: `TICKET#${ticketId}`, scanId }));
    } catch (problem) {
      if (problem instanceof api.Unreachable) {
        return 'noAnswer';
      }
      if (problem.problem !== 'not-undoable') {
        throw problem;
      }
      return wasAsked ? this.#findOut(entry) : stands(entry);
    }
    await transact((stores) => takenBack(stores, entry));
    return 'done';
  }

  /** The answer to an earlier try was lost, so a refusal may mean that it worked: the list of tickets says. */
  async #findOut(entry) {
    await this.#sync.now();
    return transact(async ({ meta, tickets }) => {
      const ticket = await result(tickets.get(entry.ticketId));
      if (ticket?.inside || ticket?.lastScanId === entry.scanId) {
        await forgetEntry(meta, entry.scanId);
        return 'refused';
      }
      await takenBack({ meta, tickets }, entry);
      return 'done';
    });
  }
}

/** @returns {Promise<boolean>} whether it was only known here, and is not any more */
function takeBackHere(entry) {
  return transact(async ({ meta, tickets, queue }) => {
    const item = await waiting(queue, entry);
    const ticket = await result(tickets.get(entry.ticketId));
    if (item?.isTold !== false || ticket?.lastScanId !== entry.scanId) {
      return false;
    }
    queue.delete(item.order);
    await change(meta, 'queueBytes', (bytes) => Math.max(0, (bytes ?? 0) - item.size));
    tickets.put({ ...ticket, pending: Math.max(0, ticket.pending - 1) });
    await takenBack({ meta, tickets }, entry);
    return true;
  });
}

async function stands({ scanId }) {
  await transact(({ meta }) => forgetEntry(meta, scanId));
  return 'refused';
}

function isWaiting(entry) {
  return transact(async ({ queue }) => await waiting(queue, entry) !== undefined, 'readonly');
}

async function waiting(queue, { scanId }) {
  return (await result(queue.getAll())).find(({ scan }) => scan.scanId === scanId);
}

/** @returns {Promise<boolean>} whether the service was asked before */
function noteAsked({ scanId }) {
  return transact(async ({ meta }) => {
    const last = await result(meta.get('lastEntry'));
    if (last?.scanId !== scanId) {
      return false;
    }
    meta.put({ ...last, isAsked: true }, 'lastEntry');
    return last.isAsked === true;
  });
}
