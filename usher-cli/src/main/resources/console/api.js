/**
 * @typedef {{queue: string, consumer: string, unfinished: number, dead: number}} Backlog
 * @typedef {{id: number, what: string, queue: string, count: number, startedAt: string, step: string, done: number,
 *   result?: string, ending?: string, asks: boolean}} Job `result` once it has ended
 * @typedef {{environment: string, caller: string, mayChange: boolean, at: string, queues: Backlog[], jobs: Job[]}} State
 * @typedef {{id: string, queue: string, origin: string, exception?: string, why: string, count: number, first: string,
 *   last: string, expiresFirst: string, replayed: number, types: string[], registrations: number, events: number}} Group
 * @typedef {{id: string, queue: string, origin: string, group: string, exception?: string, reason: string,
 *   since: string, expiresAt: string, tries: number, replays: number, type?: string, registration?: string,
 *   event?: string, trace?: string, body: string}} Letter the body is empty in a list
 * @typedef {{queue: string, window: string, isWhole: boolean, groups: Group[], letters: Letter[]}} Look
 * @typedef {{act: {id: string, at: string, who: string, what: string, queue?: string, reason: string, group?: string,
 *   count: number}, result?: string, done: number}} Entry `result` is absent if it still runs, or was killed
 * @typedef {{registration: string, summary: string, steps: {at: string, where: string, what: string}[],
 *   problems: string[]}} Timeline
 * @typedef {{kind: 'REPLAY' | 'ARCHIVE' | 'DISCARD', queue: string, ids: string[], group: string, reason: string,
 *   rate: number}} Order
 */

/** What the console refused, or could not do, in its words. */
export class Refused extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [request]
 * @returns {Promise<any>} nothing if the answer is empty
 * @throws {Refused}
 */
async function call(path, request) {
  const response = await fetch(path, request);
  const text = await response.text();
  if (!response.ok) {
    const problem = text.startsWith('{') ? JSON.parse(text).message : '';
    throw new Refused(response.status, problem || `The console answers ${response.status}.`);
  }
  return text ? JSON.parse(text) : undefined;
}

/** @param {string} path @param {unknown} body @returns {Promise<any>} */
function post(path, body) {
  return call(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
}

/** Exchanges the token of the address for a cookie. @param {string} token */
export const begin = token => post('/session', {token});

/** @returns {Promise<State>} */
export const state = () => call('/api/state');

/** @param {string} queue @param {number} most @returns {Promise<Look>} */
export const look = (queue, most) => call(`/api/queues/${queue}/letters?window=${most}`);

/** A letter with its body. @param {string} queue @param {string} id @returns {Promise<Letter>} */
export const letter = (queue, id) => call(`/api/queues/${queue}/letters/${id}`);

/** What became of an order. @param {string} registration @returns {Promise<Timeline>} */
export const order = registration => call(`/api/orders/${encodeURIComponent(registration)}`);

/** @returns {Promise<Entry[]>} */
export const audit = () => call('/api/audit');

/** @param {Order} order @returns {Promise<Job>} */
export const start = order => post('/api/jobs', order);

/** @param {number} id */
export const stop = id => post(`/api/jobs/${id}/stop`, {});

/** @param {number} id @param {boolean} goesOn */
export const answer = (id, goesOn) => post(`/api/jobs/${id}/answer`, {goesOn});
