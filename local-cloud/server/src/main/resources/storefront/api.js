import {learnTime} from './clock.js';
import {bareId} from './ids.js';
import {wordsFor} from './problems.js';
import {accessToken, signOut} from './session.js';
import {eventsOf} from './shared/event-stream.js';

/**
 * What the services answer, as far as these pages use it.
 * @typedef {{amount: number, currency: string}} Money
 * @typedef {{id: string, name: string, price: Money, capacity: number, seatsLeft: number}} TicketType
 * @typedef {{eventId: string, name: string, description?: string, venue: {name: string, address: string},
 *   startsAt: string, endsAt: string, timeZone: string, doorsOpenAt?: string,
 *   admission?: {from: string, until: string}, language: string, price: Money, capacity: number, seatsLeft: number,
 *   ticketTypes: TicketType[],
 *   branding?: {organizerName?: string, accentColor?: string, logoUrl?: string}}} ShopEvent
 * @typedef {{registrationId: string, eventId: string, status: string, expiresAt: string, quantity: number,
 *   total: Money, attendee: {name: string, email: string},
 *   lines: {type: string, name: string, quantity: number, unitPrice: Money}[],
 *   payment?: {status: string, failureCode?: string},
 *   tickets?: {ticketId: string, ticketType: string, status: string}[]}} Registration
 * @typedef {{ticketId: string, registrationId: string, number: number, typeName: string, attendeeName: string,
 *   status: string, passUrl?: string, event: {name: string, startsAt: string, timeZone: string}}} Ticket
 * @typedef {{downloadUrl: string, fileName?: string}} Download
 */

/** An RFC 9457 problem document, or what stands in for one when nobody answered. */
export class Problem extends Error {
  /**
   * @param {{title: string, detail?: string, soldOut?: {ticketType: string, seatsLeft: number}}} words for people
   * @param {number} [status] 0 if nobody answered
   * @param {number} [retryAfterSeconds]
   */
  constructor({title, detail = '', soldOut}, status = 0, retryAfterSeconds = 0) {
    super(detail || title);
    this.title = title;
    this.detail = detail;
    this.soldOut = soldOut;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * An empty list may be left out of an answer altogether.
 * @param {AbortSignal} signal
 * @returns {Promise<ShopEvent[]>}
 */
export const listEvents = signal => call('/events', {signal}).then(answer => answer.events ?? []);
/** @param {string} id @param {AbortSignal} signal @returns {Promise<ShopEvent>} */
export const getEvent = (id, signal) => call(`/events/${encodeURIComponent(id)}`, {signal});
/**
 * @param {unknown} registration
 * @param {string} key the same for each try of one checkout, so that a double click or a lost answer buys once
 * @returns {Promise<Registration>}
 */
export const register = (registration, key) =>
  call('/registrations', {body: registration, token: true, headers: {'Idempotency-Key': key}});
/** @param {string} id */
export const cancelRegistration = id =>
  call(`/registrations/${encodeURIComponent(id)}/cancel`, {body: {}, token: true});
/**
 * @param {string | undefined} after the `next` of the page before
 * @param {AbortSignal} signal
 * @returns {Promise<{registrations: Registration[], next?: string}>}
 */
export const listRegistrations = (after, signal) =>
  call(`/registrations?limit=20${after ? `&after=${encodeURIComponent(after)}` : ''}`, {token: true, signal});
/** @param {string} id @param {AbortSignal} signal @returns {Promise<Registration>} */
export const getRegistration = (id, signal) => call(`/registrations/${encodeURIComponent(id)}`, {token: true, signal});
/** @param {{registrationId: string, amount: number}} payment @returns {Promise<{clientSecret: string}>} */
export const createIntent = payment => call('/payments/create-intent', {body: payment, token: true});
/** @param {string} registrationId @param {AbortSignal} signal @returns {Promise<Ticket[]>} */
export const listTickets = (registrationId, signal) =>
  call(`/tickets?registrationId=${encodeURIComponent(registrationId)}`, {token: true, signal}).then(
    answer => answer.tickets ?? [],
  );
/**
 * Those that the user holds, even if somebody else bought them.
 * @param {AbortSignal} signal
 * @returns {Promise<Ticket[]>}
 */
export const listMyTickets = signal => call('/tickets', {token: true, signal}).then(answer => answer.tickets ?? []);
/**
 * Takes a ticket that somebody else offers.
 * @param {string} claimCode
 * @param {string} email where the ticket is sent
 * @returns {Promise<Ticket>}
 */
export const claimTicket = (claimCode, email) => call('/tickets/claim', {body: {claimCode, email}, token: true});
/** @param {string} ticketId @param {'a4' | 'wallet'} layout @returns {Promise<Download>} */
export const getDownload = (ticketId, layout) =>
  call(`${ticketPath(ticketId)}/download?layout=${layout}`, {token: true});
/**
 * All valid tickets of a registration in one file.
 * @param {string} registrationId
 * @param {'a4' | 'wallet'} layout
 * @returns {Promise<Download>}
 */
export const getOrderDownload = (registrationId, layout) =>
  call(`/tickets/download?registrationId=${encodeURIComponent(bareId(registrationId))}&layout=${layout}`, {
    token: true,
  });

/**
 * The code as a picture. It needs the token, so it has no link.
 * @param {string} ticketId
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>}
 */
export const getCode = (ticketId, signal) =>
  send(`${ticketPath(ticketId)}/qr.png`, {token: true, accept: '*/*', signal}).then(response => response.blob());

/** @param {string} ticketId @param {string} name @returns {Promise<Ticket>} */
export const renameTicket = (ticketId, name) => call(`${ticketPath(ticketId)}/rename`, {body: {name}, token: true});

/** Mails it to the address that is stored with it. @param {string} ticketId */
export const resendTicket = ticketId =>
  send(`${ticketPath(ticketId)}/resend`, {body: {}, token: true, headers: {'Idempotency-Key': crypto.randomUUID()}});

/**
 * Offers a ticket to somebody, who gets a code by mail.
 * @param {string} ticketId
 * @param {{name: string, email: string}} recipient
 * @returns {Promise<{name: string, email: string, until: string}>}
 */
export const offerTicket = (ticketId, recipient) =>
  call(`${ticketPath(ticketId)}/transfer`, {body: recipient, token: true});

/** @param {string} ticketId */
export const withdrawOffer = ticketId => send(`${ticketPath(ticketId)}/transfer`, {method: 'DELETE', token: true});

/** @param {string} ticketId */
const ticketPath = ticketId => `/tickets/${encodeURIComponent(bareId(ticketId))}`;

/**
 * A pass is made on request and needs the token, so it has no link.
 * @param {{passUrl?: string, number: number}} ticket
 * @returns {Promise<Download>}
 */
export const getPass = ({passUrl = '', number}) =>
  send(passUrl, {token: true, accept: '*/*'})
    .then(response => response.blob())
    .then(pass => ({downloadUrl: URL.createObjectURL(pass), fileName: `ticket-${number}.pkpass`}));

/**
 * Follows a registration: each event is the whole registration. Ends with the stream; call again for more.
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Registration>}
 */
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
 * @typedef {{body?: unknown, method?: string, token?: boolean, signal?: AbortSignal, headers?: Record<string, string>, accept?: string}}
 *   Options `body`: makes it a POST, unless there is a method; `token`: whether it is sent, if somebody is signed in
 */

/**
 * @param {string} path
 * @param {Options} options
 * @throws {Problem} if the service is not reached, or does not answer with what was asked for
 */
async function send(path, {body, method = body ? 'POST' : 'GET', token = false, signal, headers: more = {}, accept}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: accept ?? 'application/json, application/problem+json', ...more};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (token && accessToken()) {
    headers.Authorization = `Bearer ${accessToken()}`;
  }
  const response = await fetch(path, {
    method,
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
  learnTime(response);
  if (response.ok) {
    return response;
  }
  if (response.status === 401) {
    signOut();
  }
  const document = await response.json().catch(() => ({}));
  throw new Problem(wordsFor(document), response.status, Number(response.headers.get('Retry-After')) || 0);
}
