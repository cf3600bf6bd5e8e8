import {accessToken} from './session.js';

/**
 * What the services answer, as far as this page uses it.
 * @typedef {{entries: number, exits: number, refused: number}} Sums
 * @typedef {Sums & {gate: string}} SumsOfGate
 * @typedef {Sums & {minute: string}} SumsOfMinute
 * @typedef {{inside: number, byGate: SumsOfGate[], byMinute: SumsOfMinute[],
 *   refusals: {reason: string, count: number}[],
 *   latest: {validatedAt: string, attendeeName?: string, gate: string}[]}} Report
 * @typedef {{ticketId: string, attendeeName?: string, reason: string, entryCount: number, winner?: string,
 *   entries: {key: string, at: string, gate: string}[]}} Conflict
 * @typedef {{deviceId: string, deviceName: string, gate: string, label?: string, scopes: string[], revokedAt?: string,
 *   lastSeenAt?: string, batteryPercent?: number, clockBehindMillis?: number, waitingScans?: number}} Device
 * @typedef {{ticketId: string, attendeeName: string, ticketType: string, orderNumber: string, ticketNumber: number,
 *   status: string, inside?: boolean, firstEntryAt?: string, gate?: string}} FoundTicket
 * @typedef {{admitsFrom: string, admitsUntil: string, timeZone: string, entries: {mode: string, most: number},
 *   ticketTypes: Record<string, {admitsFrom?: string, admitsUntil?: string, gates: string[]}>}} Door
 */

/** What is counted. @type {(keyof Sums)[]} */
export const COUNTED = ['entries', 'exits', 'refused'];

/** An RFC 9457 problem document, or what stands in for one when nobody answered. */
export class Problem extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** @param {string} path @returns {Promise<any>} the JSON of the answer, or null if it has none */
export async function get(path) {
  return json(await call('GET', path));
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the JSON of the answer, or null if it has none
 */
export async function send(method, path, body) {
  return json(await call(method, path, {body}));
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal}} options
 * @returns {Promise<Response>} for answers that are no JSON, or whose headers matter
 */
export async function call(method, path, {body, headers = {}, signal} = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken()}`,
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch {
    throw new Problem(0, 'The service cannot be reached.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Problem(response.status, problem.detail ?? `The service answered ${response.status}.`);
  }
  return response;
}

/** @param {Response} response */
async function json(response) {
  return response.status === 204 ? null : response.json();
}
