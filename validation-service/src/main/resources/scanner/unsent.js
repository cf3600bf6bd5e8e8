// What a device had not uploaded when it was locked out or paired again. It is set aside with its event, and goes up
// when this browser is paired for that event again: what happened at a door must not be lost with a token.

import {result} from './store.js';

/**
 * @import {KnownTicket} from './admission-rules.js'
 * @import {Stores, Waiting} from './store.js'
 * @typedef {{queue: Waiting[], tickets: KnownTicket[]}} Unsent by the event's id
 */

/**
 * Sets aside, within a transaction, what waits.
 * @param {Stores} stores
 * @param {string} eventId
 * @returns {Promise<number>} how many scans wait now
 */
export async function setAside({meta, tickets, queue}, eventId) {
  const waiting = (await result(queue.getAll())).map(({order, ...item}) => item);
  const all = (await result(meta.get('unsent'))) ?? {};
  const before = all[eventId] ?? {queue: [], tickets: []};
  const pending = (await result(tickets.getAll())).filter(ticket => ticket.pending > 0);
  const unsent = {queue: [...before.queue, ...waiting], tickets: [...before.tickets, ...pending]};
  if (unsent.queue.length > 0) {
    meta.put({...all, [eventId]: unsent}, 'unsent');
  }
  return unsent.queue.length;
}

/** Puts back, within a transaction, what was set aside for an event. @param {Stores} stores @param {string} eventId */
export async function takeUp({meta, tickets, queue}, eventId) {
  /** @type {Record<string, Unsent>} */
  const {[eventId]: unsent, ...others} = (await result(meta.get('unsent'))) ?? {};
  if (unsent) {
    unsent.queue.forEach(item => queue.add(item));
    unsent.tickets.forEach(ticket => tickets.put(ticket));
    meta.put(
      unsent.queue.reduce((bytes, {size}) => bytes + size, 0),
      'queueBytes',
    );
    meta.put(others, 'unsent');
  }
}
