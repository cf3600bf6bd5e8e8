import {bareId} from './ids.js';
import {accessToken, signOut} from './session.js';
import {eventsOf} from './shared/event-stream.js';

/** An RFC 9457 problem document, or what stands in for one when nobody answered. */
export class Problem extends Error {
  constructor({type = 'about:blank', title = 'Something went wrong', status = 0, detail = ''}, retryAfterSeconds = 0) {
    super(detail || title);
    this.type = type;
    this.title = title;
    this.status = status;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

// An empty list may be left out of an answer altogether.
export const listEvents = signal => call('/events', {signal}).then(answer => answer.events ?? []);
export const getEvent = (id, signal) => call(`/events/${encodeURIComponent(id)}`, {signal});
/** @param {string} key the same for each try of one checkout, so that a double click or a lost answer buys once */
export const register = (registration, key) =>
  call('/registrations', {body: registration, token: true, headers: {'Idempotency-Key': key}});
export const cancelRegistration = id =>
  call(`/registrations/${encodeURIComponent(id)}/cancel`, {body: {}, token: true});
export const listRegistrations = (after, signal) =>
  call(`/registrations?limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`, {token: true, signal});
export const getRegistration = (id, signal) => call(`/registrations/${encodeURIComponent(id)}`, {token: true, signal});
export const createIntent = payment => call('/payments/create-intent', {body: payment, token: true});
export const listTickets = (registrationId, signal) =>
  call(`/tickets?registrationId=${encodeURIComponent(registrationId)}`, {token: true, signal}).then(
    answer => answer.tickets ?? [],
  );
/** Those that the user holds, even if somebody else bought them. */
export const listMyTickets = signal => call('/tickets', {token: true, signal}).then(answer => answer.tickets ?? []);
/**
 * Takes a ticket that somebody else offers.
 * @param {string} email where the ticket is sent
 */
export const claimTicket = (claimCode, email) => call('/tickets/claim', {body: {claimCode, email}, token: true});
/** @param {'a4' | 'wallet'} layout */
export const getDownload = (ticketId, layout) =>
  call(`/tickets/${encodeURIComponent(bareId(ticketId))}/download?layout=${layout}`, {token: true});
/** All good tickets of a registration in one file. */
export const getOrderDownload = (registrationId, layout) =>
  call(`/tickets/download?registrationId=${encodeURIComponent(bareId(registrationId))}&layout=${layout}`, {
    token: true,
  });

/** A pass is made on request and needs the token, so it has no link. */
export const getPass = ({passUrl, number}) =>
  send(passUrl, {token: true, accept: '*/*'})
    .then(response => response.blob())
    .then(pass => ({downloadUrl: URL.createObjectURL(pass), fileName: `ticket-${number}.pkpass`}));

/** Follows a registration: each event is the whole registration. Ends with the stream; call again for more. */
export async function* followRegistration(id, signal) {
  const response = await send(`/registrations/${encodeURIComponent(id)}/updates`, {
    token: true,
    signal,
    accept: 'text/event-stream, application/problem+json',
  });
  yield* eventsOf(response);
}

/** @param {string} path @param {Options} options @returns {Promise<any>} the JSON of the answer */
async function call(path, options) {
  return (await send(path, options)).json();
}

/**
 * @typedef {{body?: unknown, token?: boolean, signal?: AbortSignal, headers?: Record<string, string>, accept?: string}}
 *   Options `body`: makes it a POST; `token`: whether it is sent, if somebody is signed in
 */

/**
 * @param {string} path
 * @param {Options} options
 * @throws {Problem} if the service is not reached, or does not answer with what was asked for
 */
async function send(path, {body, token = false, signal, headers: more = {}, accept}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: accept ?? 'application/json, application/problem+json', ...more};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (token && accessToken()) {
    headers.Authorization = `Bearer ${accessToken()}`;
  }
  const response = await fetch(path, {
    method: body ? 'POST' : 'GET',
    headers,
    body: body ? JSON.stringify(body) : undefined,
    signal,
  }).catch(failure => {
    throw failure.name === 'AbortError'
      ? failure
      : new Problem({
          title: 'The shop is not responding',
          detail: 'Check your connection and try again. Nothing was lost.',
        });
  });
  if (response.ok) {
    return response;
  }
  if (response.status === 401) {
    signOut();
  }
  throw new Problem(await problemOf(response), Number(response.headers.get('Retry-After')) || 0);
}

async function problemOf(response) {
  const fallback = {status: response.status, title: titles[response.status] ?? 'Something went wrong'};
  try {
    const document = await response.json();
    const known = Object.entries(document).filter(([, value]) => value !== null);
    return {...fallback, ...Object.fromEntries(known)};
  } catch {
    return fallback;
  }
}

const titles = {
  401: 'Please sign in',
  403: 'You may not see this',
  404: 'Not found',
  429: 'Too many requests, try again in a moment',
  503: 'Not available at the moment, try again soon',
};
