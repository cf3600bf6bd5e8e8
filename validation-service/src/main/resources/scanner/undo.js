// Takes an entry back: somebody was scanned, and did not go in. What the service cannot know of yet is taken back here,
// in one transaction with its place in the queue; since an upload marks what it sends, in a transaction, too, before it
// sends it, an entry is either taken back before or uploaded, never half of each. All other entries the service takes
// back.

import * as api from './api.js';
import {before, forgetEntry, takenBack} from './passages.js';
import {change, result, transact} from './store.js';

/**
 * @import {LastEntry} from './passages.js'
 * @import {Waiting} from './store.js'
 */

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
   * @returns {Promise<'done' | 'refused' | 'offline' | 'noAnswer'>} `refused`: it cannot be taken back, or not any
   *   more; `offline`: only the service can do it
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

  /** If the answer is lost, the next try gets the same: the service repeats it. @param {LastEntry} entry */
  async #ask(entry) {
    const {ticketId, scanId} = entry;
    try {
      await this.#device.ask(token => api.undo(token, {ticketId: `TICKET#${ticketId}`, scanId}));
    } catch (problem) {
      if (problem instanceof api.Unreachable) {
        return 'noAnswer';
      }
      if (problem.problem !== 'not-undoable') {
        throw problem;
      }
      await transact(({meta}) => forgetEntry(meta, scanId));
      return 'refused';
    }
    await transact(stores => takenBack(stores, entry));
    // Somebody may have gone in with the ticket since: the service knows its current state.
    await this.#sync.now();
    return 'done';
  }
}

/** @param {LastEntry} entry @returns {Promise<boolean>} whether it was only known here, and is not any more */
function takeBackHere(entry) {
  return transact(async ({meta, tickets, queue}) => {
    const item = await waiting(queue, entry);
    const ticket = await result(tickets.get(entry.ticketId));
    if (item?.isTold !== false || ticket?.lastScanId !== entry.scanId) {
      return false;
    }
    queue.delete(item.order);
    await change(meta, 'queueBytes', bytes => Math.max(0, (bytes ?? 0) - item.size));
    tickets.put({...before(ticket), pending: Math.max(0, ticket.pending - 1)});
    await takenBack({meta}, entry);
    return true;
  });
}

/** @param {LastEntry} entry */
function isWaiting(entry) {
  return transact(async ({queue}) => (await waiting(queue, entry)) !== undefined, 'readonly');
}

/** @param {IDBObjectStore} queue @param {LastEntry} entry */
async function waiting(queue, {scanId}) {
  /** @type {(Waiting & {order: number})[]} */
  const all = await result(queue.getAll());
  return all.find(({scan}) => scan.scanId === scanId);
}
