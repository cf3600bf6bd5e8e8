// Signing in with the provider that the services trust: authorization code with PKCE (RFC 7636). The token lives in
// this tab only and dies with it.

const SCOPE = 'openid email profile';
const SKEW_MILLIS = 30_000;
const NOT_RESPONDING = 'The sign-in provider is not responding.';

/** @typedef {{accessToken: string, idToken?: string, expiresAt: number}} Token `expiresAt` in milliseconds */

export class SignIn {
  #tokenKey;
  #attemptKey;
  #redirectUri;
  #config;

  /**
   * @param {{keyPrefix: string, redirectUri: string, config: () => Promise<{signInIssuer: string, clientId: string}>}}
   *   options `keyPrefix`: of what is kept in the tab's storage; `redirectUri`: where the page comes back to
   */
  constructor({keyPrefix, redirectUri, config}) {
    this.#tokenKey = `${keyPrefix}.token`;
    this.#attemptKey = `${keyPrefix}.sign-in`;
    this.#redirectUri = redirectUri;
    this.#config = config;
  }

  /** @returns {Token | null} null unless somebody is signed in */
  get token() {
    const token = JSON.parse(sessionStorage.getItem(this.#tokenKey) ?? 'null');
    return token && token.expiresAt - SKEW_MILLIS > Date.now() ? token : null;
  }

  signOut() {
    sessionStorage.removeItem(this.#tokenKey);
  }

  /** Leaves for the sign-in page; comes back to where the person was. */
  async start() {
    const {signInIssuer, clientId} = await this.#config();
    const {authorization_endpoint: endpoint} = await discover(signInIssuer);
    const attempt = {state: randomText(), verifier: randomText(), nonce: randomText(), hash: location.hash};
    sessionStorage.setItem(this.#attemptKey, JSON.stringify(attempt));
    const url = new URL(endpoint);
    Object.entries({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.#redirectUri,
      scope: SCOPE,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await challengeOf(attempt.verifier),
      code_challenge_method: 'S256',
    }).forEach(([name, value]) => url.searchParams.set(name, value));
    location.assign(url.href);
  }

  /**
   * Finishes a sign-in when the address says that one came back.
   * @throws {Error} when it failed; the message is for people
   */
  async complete() {
    const query = new URLSearchParams(location.search);
    if (!query.has('state') || !(query.has('code') || query.has('error'))) {
      return;
    }
    const attempt = JSON.parse(sessionStorage.getItem(this.#attemptKey) ?? 'null');
    sessionStorage.removeItem(this.#attemptKey);
    history.replaceState(null, '', `${location.pathname}${attempt?.hash ?? ''}`);
    if (!attempt || attempt.state !== query.get('state')) {
      throw new Error('This sign-in was not started here. Please sign in again.');
    }
    const code = query.get('code');
    if (code === null) {
      throw new Error(query.get('error_description') ?? 'The sign-in was cancelled.');
    }
    const answer = await this.#redeem(code, attempt.verifier);
    if (answer.id_token && claimsOf(answer.id_token).nonce !== attempt.nonce) {
      throw new Error('The answer of the sign-in provider does not belong to this sign-in. Please try again.');
    }
    /** @type {Token} */
    const token = {
      accessToken: answer.access_token,
      idToken: answer.id_token,
      expiresAt: Date.now() + answer.expires_in * 1000,
    };
    sessionStorage.setItem(this.#tokenKey, JSON.stringify(token));
  }

  /** @param {string} code @param {string} verifier */
  async #redeem(code, verifier) {
    const {signInIssuer, clientId} = await this.#config();
    const {token_endpoint: endpoint} = await discover(signInIssuer);
    const response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: this.#redirectUri,
        client_id: clientId,
        code_verifier: verifier,
      }),
    }).catch(() => {
      throw new Error(NOT_RESPONDING);
    });
    if (!response.ok) {
      throw new Error('The sign-in provider did not accept the sign-in. Please try again.');
    }
    return response.json();
  }
}

/**
 * What a token says of its owner; nothing if it cannot be read.
 * @param {string | undefined} token
 * @returns {Record<string, any>}
 */
export function claimsOf(token) {
  try {
    const payload = (token ?? '').split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), character => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/** @param {string} issuer */
async function discover(issuer) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`).catch(() => undefined);
  if (!response?.ok) {
    throw new Error(NOT_RESPONDING);
  }
  return response.json();
}

function randomText() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {string} verifier */
async function challengeOf(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** @param {Uint8Array} bytes */
function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
