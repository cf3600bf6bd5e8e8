// Takes over what the service sends for being offline: keys, the event's rules, and the tickets that are not as they
// were issued. A page and its cursor are kept together, so an interrupted snapshot goes on where it was.

import * as api from './api.js';
import {fromBase64, uuid} from './code.js';
import {put, result, transact} from './store.js';

/**
 * @import {SnapshotPage} from './api.js'
 * @import {KnownTicket} from './admission-rules.js'
 * @typedef {{id: string, status: string, issue: number, entries: number, inside: boolean}} Received
 */

const ID_BYTES = 16;
const PART = 1000;
/** More pages than the largest event has: an end to a loop that a mistake would make endless. */
const MOST_PAGES = 200;

/** @param {import('./own-device.js').OwnDevice} device */
export async function refresh(device) {
  for (let page = 0; page < MOST_PAGES; page++) {
    const before = await transact(({meta}) => result(meta.get('snapshot')), 'readonly');
    const answer = await device.ask(token => api.snapshot(token, before?.cursor), {isTransfer: true});
    await keep(answer, before);
    if (!answer.more) {
      return;
    }
  }
}

/**
 * In parts: a scan must never wait long for its turn. The cursor comes last, so an interrupted page is read again.
 * @param {SnapshotPage} answer
 * @param {any} before the snapshot as it was kept
 */
async function keep(answer, before) {
  if (answer.full) {
    await transact(async ({meta, tickets}) => {
      meta.delete('snapshot');
      await forgetAllButPending(tickets);
    });
  }
  await inParts(Array.from(changesOf(answer).values()), merged);
  await inParts(typesOf(answer), (known, {id, type}) => ({pending: 0, ...(known ?? asIssued(id)), type}));
  const known = answer.full ? undefined : before;
  await put('snapshot', {
    cursor: answer.cursor,
    keys: answer.keys,
    event: answer.event,
    isComplete: !answer.more || known?.isComplete === true,
    // Only the last page is as new as it says.
    takenAt: answer.more ? known?.takenAt : Date.now(),
    bytes: (known?.bytes ?? 0) + JSON.stringify(answer).length,
  });
}

/**
 * Puts tickets into the list, each as `merge` makes it from the known and the received one.
 * @template {{id: string}} T
 * @param {T[]} all
 * @param {(known: KnownTicket | undefined, received: T) => KnownTicket} merge
 */
async function inParts(all, merge) {
  for (let from = 0; from < all.length; from += PART) {
    await transact(({tickets}) =>
      Promise.all(
        all.slice(from, from + PART).map(async received => {
          tickets.put(merge(await result(tickets.get(received.id)), received));
        }),
      ),
    );
  }
}

/** @param {SnapshotPage} page @returns {Map<string, Received>} */
function changesOf({admitted, left, unused, dead, issues}) {
  /** @type {Map<string, Received>} */
  const changes = new Map();
  /** @param {string} id @param {Partial<Received>} what */
  const add = (id, what) => changes.set(id, {...(changes.get(id) ?? asIssued(id)), ...what});
  idsOf(admitted).forEach(id => add(id, {entries: 1, inside: true}));
  idsOf(left).forEach(id => add(id, {entries: 1}));
  idsOf(unused).forEach(id => add(id, {}));
  dead.forEach(({ticketId, status}) => add(bare(ticketId), {status}));
  issues.forEach(({ticketId, issue}) => add(bare(ticketId), {issue}));
  return changes;
}

/** @param {SnapshotPage} page @returns {{id: string, type: string}[]} */
function typesOf({types}) {
  return Object.entries(types ?? {}).flatMap(([type, packed]) => idsOf(packed).map(id => ({id, type})));
}

/** @param {string} id @returns {Received} */
function asIssued(id) {
  return {id, status: 'valid', issue: 1, entries: 0, inside: false};
}

/**
 * What the service says counts, but for passages here that it has not heard of.
 * @param {KnownTicket | undefined} known
 * @param {Received} received
 * @returns {KnownTicket}
 */
function merged(known, received) {
  if (!known?.pending) {
    const isSameUse = known && known.entries > 0 && received.entries > 0;
    return isSameUse
      ? {...known, ...received, entries: Math.max(known.entries, received.entries)}
      : {pending: 0, type: known?.type, ...received};
  }
  // Somebody else used it, too: which passage was the last one is for the service to say.
  const lastScanId = received.entries > 0 ? undefined : known.lastScanId;
  return {
    ...known,
    status: received.status,
    issue: received.issue,
    entries: Math.max(known.entries, received.entries),
    lastScanId,
  };
}

/** @param {IDBObjectStore} tickets */
async function forgetAllButPending(tickets) {
  /** @type {KnownTicket[]} */
  const pending = (await result(tickets.getAll())).filter(ticket => ticket.pending > 0);
  tickets.clear();
  pending.forEach(ticket => tickets.put({...ticket, status: 'valid', issue: 1}));
}

/** @param {string} packed */
function idsOf(packed) {
  const bytes = fromBase64(packed);
  return Array.from({length: bytes.length / ID_BYTES}, (_, index) => uuid(bytes, index * ID_BYTES));
}

/** @param {string} id */
function bare(id) {
  return id.slice(id.indexOf('#') + 1);
}
