// What the page asks of the service.

/** As long as a queue at the door waits for the network; after it the device decides on its own. */
const SCAN_TIMEOUT_MS = 1500;
const TIMEOUT_MS = 6000;
/** Batches and pages of tickets are large, and nobody waits for them. */
const BULK_TIMEOUT_MS = 30_000;

/** The service answered, but not with what was asked for. */
export class Rejected extends Error {
  /** @param {number} status @param {string} problem the last part of its type @param {string} detail for people */
  constructor(status, problem, detail) {
    super(detail);
    this.status = status;
    this.problem = problem;
  }
}

/** Whether the service said that the device is no device any more. @param {unknown} problem */
export function isLockedOut(problem) {
  return problem instanceof Rejected && problem.status === 401 && problem.problem === 'not-signed-in';
}

/** No answer, or none that decides anything: asking again may help. */
export class Unreachable extends Error {}

/**
 * @typedef {{deviceId: string, token: string, eventId: string, gate: string, scopes: string[]}} Paired
 * @typedef {{clockBehindMillis: number, deviceName: string, gate: string, scopes: string[]}} OwnDeviceState
 * @typedef {{more: boolean, full: boolean, cursor: string, keys: Record<string, string>,
 *   event?: import('./admission-rules.js').DoorEvent, admitted: string, left: string, unused: string,
 *   dead: {ticketId: string, status: string}[], issues: {ticketId: string, issue: number}[],
 *   types?: Record<string, string>}} SnapshotPage lists of ids are Base64 of 16 bytes each
 */

/** @param {string} pairingCode @param {string} deviceName @returns {Promise<Paired>} */
export function pair(pairingCode, deviceName) {
  return send('POST', '/devices/pair', {body: {pairingCode, deviceName}});
}

/**
 * Checks a code. Safe to repeat with the same scanId: the answer is the same.
 * @param {string} token
 * @param {import('./scan-desk.js').Scan & {repeated?: boolean}} scan
 * @returns {Promise<Omit<import('./answers.js').Answer, 'offline'>>}
 */
export function validate(token, scan) {
  return send('POST', '/tickets/validate', {token, body: scan, timeout: SCAN_TIMEOUT_MS});
}

/**
 * Says how the device is.
 * @param {string} token
 * @param {object} health
 * @returns {Promise<OwnDeviceState>}
 */
export function heartbeat(token, health) {
  return send('POST', '/devices/me/heartbeat', {token, body: health, timeout: SCAN_TIMEOUT_MS});
}

/**
 * Takes an entry back. After a lost answer, repeating is safe: the answer is the same.
 * @param {string} token
 * @param {{ticketId: string, scanId: string}} entry ids as the API writes them
 * @throws {Rejected} `not-undoable` if there is no such entry, or not any more
 */
export function undo(token, entry) {
  return send('POST', '/tickets/validate/undo', {token, body: entry});
}

/**
 * A token that takes the place of the other when it is first used.
 * @param {string} token the other
 * @returns {Promise<{token: string}>}
 */
export function renewToken(token) {
  return send('POST', '/devices/me/token', {token});
}

/**
 * Finds tickets by name or order number, for supervisors.
 * @param {string} token
 * @param {string} eventId
 * @param {string} query 2 to 60 characters
 * @returns {Promise<{tickets: import('./search-screen.js').FoundTicket[]}>} at most 20
 */
export function findTickets(token, eventId, query) {
  return send('POST', `/events/${encodeURIComponent(eventId)}/tickets/search`, {token, body: {q: query}});
}

/**
 * A page of what is needed offline.
 * @param {string} token
 * @param {string | undefined} since the cursor of the page before
 * @returns {Promise<SnapshotPage>}
 */
export function snapshot(token, since) {
  const query = since ? `?since=${encodeURIComponent(since)}` : '';
  return send('GET', `/scanner/snapshot${query}`, {token, timeout: BULK_TIMEOUT_MS});
}

/**
 * Uploads scans. Safe to repeat.
 * @param {string} token
 * @param {object[]} scans 1 to 200
 * @returns {Promise<{verdicts: {scanId: string, verdict: string}[]}>}
 */
export function upload(token, scans) {
  return send('POST', '/scans', {token, body: {sentAt: new Date().toISOString(), scans}, timeout: BULK_TIMEOUT_MS});
}

/**
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {{token?: string, body?: object, timeout?: number}} options
 * @returns {Promise<any>} the JSON of the answer, if it has any
 */
async function send(method, path, {token, body, timeout = TIMEOUT_MS}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json, application/problem+json'};
  if (token) {
    headers.Authorization = `Device ${token}`;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  let response;
  let answer;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
      credentials: 'omit',
      cache: 'no-store',
    });
    answer = response.status === 204 ? undefined : await response.json();
  } catch {
    throw new Unreachable('no answer');
  }
  if (response.ok) {
    return answer;
  }
  if (response.status >= 500 || response.status === 408 || (response.status === 429 && token)) {
    throw new Unreachable(`answered ${response.status}`);
  }
  const problem =
    String(answer?.type ?? '')
      .split('/')
      .pop() ?? '';
  throw new Rejected(response.status, problem, answer?.detail ?? `The service answered ${response.status}.`);
}
