// What the page asks of the service.

/** Longer than a slow phone network needs, shorter than the patience of a queue. */
const TIMEOUT_MS = 6000;

/** The service answered, but not with what was asked for. */
export class Rejected extends Error {
  /** @param {number} status @param {string} detail for people */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** No answer, or none that decides anything: asking again may help. */
export class Unreachable extends Error {}

/** @returns {Promise<{deviceId: string, token: string, eventId: string, gate: string, scopes: string[]}>} */
export function pair(pairingCode, deviceName) {
  return post('/devices/pair', { pairingCode, deviceName });
}

/** Checks a code. Safe to repeat with the same scanId: the answer is the same. */
export function validate(token, scan) {
  return post('/tickets/validate', scan, { Authorization: `Device ${token}` });
}

async function post(path, body, headers = {}) {
  let response;
  let answer;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit',
      cache: 'no-store',
    });
    answer = await response.json();
  } catch {
    throw new Unreachable(navigator.onLine ? 'The service does not answer.' : 'This device has no network.');
  }
  if (response.ok) {
    return answer;
  }
  if (response.status >= 500 || response.status === 408) {
    throw new Unreachable('The service has a problem.');
  }
  throw new Rejected(response.status, answer.detail ?? `The service answered ${response.status}.`);
}
