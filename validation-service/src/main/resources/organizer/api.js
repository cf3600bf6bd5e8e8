import {accessToken} from './session.js';

/** An RFC 9457 problem document, or what stands in for one when nobody answered. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** @returns {Promise<any>} the JSON of the answer, or null if it has none */
export async function get(path) {
  return json(await call('GET', path));
}

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

async function json(response) {
  return response.status === 204 ? null : response.json();
}
