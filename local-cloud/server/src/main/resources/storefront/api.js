import {bareId} from './ids.js';
import {accessToken, signOut} from './session.js';

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
export const register = registration => call('/registrations', {body: registration, token: true});
export const getRegistration = (id, signal) => call(`/registrations/${encodeURIComponent(id)}`, {token: true, signal});
export const createIntent = payment => call('/payments/create-intent', {body: payment, token: true});
export const listTickets = (registrationId, signal) =>
  call(`/tickets?registrationId=${encodeURIComponent(registrationId)}`, {token: true, signal})
    .then(answer => answer.tickets ?? []);
export const getDownload = ticketId =>
  call(`/tickets/${encodeURIComponent(bareId(ticketId))}/download`, {token: true});

async function call(path, {body, token = false, signal} = {}) {
  const headers = {Accept: 'application/json, application/problem+json'};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (token && accessToken()) {
    headers.Authorization = `Bearer ${accessToken()}`;
  }
  const response = await fetch(path, {method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body), signal})
    .catch(failure => {
      throw failure.name === 'AbortError' ? failure : new Problem({
        title: 'The shop does not answer',
        detail: 'Check your connection and try again. Nothing was lost.',
      });
    });
  if (response.ok) {
    return response.json();
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
  403: 'This is not for you',
  404: 'Not found',
  429: 'Too many requests, try again in a moment',
  503: 'Not available at the moment, try again soon',
};
