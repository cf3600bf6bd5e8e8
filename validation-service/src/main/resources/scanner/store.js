// What the device keeps, in IndexedDB: who it is, what it knows of tickets, and the scans it still has to upload.
// Several steps in one `transact` happen together or not at all, and are on disk when it returns.

/**
 * Places within one transaction.
 * @typedef {Record<'meta' | 'tickets' | 'queue', IDBObjectStore>} Stores
 * @typedef {import('./scan-desk.js').Scan & {ticketId?: string, refusedFor?: string}} DecidedScan
 * @typedef {{scan: DecidedScan, size: number, isTold: boolean}} Waiting `isTold`: whether the service may know of it
 */

const NAME = 'usher-scanner';
const STORES = ['meta', 'tickets', 'queue'];

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('meta');
      request.result.createObjectStore('tickets', {keyPath: 'id'});
      request.result.createObjectStore('queue', {keyPath: 'order', autoIncrement: true});
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Does some work in one transaction. The work awaits nothing but `result(…)` of its own requests.
 * @template T
 * @param {(stores: Stores) => Promise<T>} work
 * @param {IDBTransactionMode} mode
 * @returns {Promise<T>} when it is on disk
 */
export async function transact(work, mode = 'readwrite') {
  const transaction = (await database()).transaction(STORES, mode, {durability: 'strict'});
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
  done.catch(() => {});
  try {
    const value = await work({
      meta: transaction.objectStore('meta'),
      tickets: transaction.objectStore('tickets'),
      queue: transaction.objectStore('queue'),
    });
    await done;
    return value;
  } catch (problem) {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    throw problem;
  }
}

/** @param {string} key @returns {Promise<any>} */
export function get(key) {
  return transact(({meta}) => result(meta.get(key)), 'readonly');
}

/** @param {string} key @param {unknown} value */
export function put(key, value) {
  return transact(({meta}) => result(meta.put(value, key)));
}

/**
 * Changes a value of `meta` within a transaction.
 * @param {IDBObjectStore} meta
 * @param {string} key
 * @param {(value: any) => unknown} update
 * @returns {Promise<any>} the new value
 */
export async function change(meta, key, update) {
  const value = update(await result(meta.get(key)));
  meta.put(value, key);
  return value;
}

/** Forgets, within a transaction, everything but the language and what was set aside. @param {Stores} stores */
export async function clear({meta, tickets, queue}) {
  const keys = ['language', 'unsent'];
  const kept = await Promise.all(keys.map(key => result(meta.get(key))));
  [meta, tickets, queue].forEach(store => store.clear());
  keys.forEach((key, index) => kept[index] && meta.put(kept[index], key));
}

/**
 * Sizes for the steward.
 * @returns {Promise<{waiting: number, waitingBytes: number, tickets: number, conflicts: number, admitted: number,
 *   snapshotAt: number | undefined, snapshotBytes: number}>}
 */
export function sizes() {
  return transact(async ({meta, tickets, queue}) => {
    const [waiting, known, bytes, conflicts, admitted, snapshot] = await Promise.all([
      result(queue.count()),
      result(tickets.count()),
      ...['queueBytes', 'conflicts', 'admitted', 'snapshot'].map(key => result(meta.get(key))),
    ]);
    return {
      waiting,
      tickets: known,
      waitingBytes: bytes ?? 0,
      conflicts: conflicts ?? 0,
      admitted: admitted ?? 0,
      snapshotAt: snapshot?.takenAt,
      snapshotBytes: snapshot?.bytes ?? 0,
    };
  }, 'readonly');
}
