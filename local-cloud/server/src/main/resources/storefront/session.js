import {config} from './config.js';

// Authorization code with PKCE. The token lives in this tab only and dies with it.
const TOKEN = 'usher.token';
const ATTEMPT = 'usher.sign-in';
const SCOPE = 'openid email profile';
const SKEW_MILLIS = 30_000;

/** @returns {string | null} */
export function accessToken() {
  return session()?.accessToken ?? null;
}

/** Who is signed in, as far as the token says. */
export function person() {
  const token = session();
  if (!token) {
    return null;
  }
  const claims = {...claimsOf(token.accessToken), ...claimsOf(token.idToken)};
  return {
    name: claims.name ?? claims.username ?? claims.preferred_username ?? 'Signed in',
    email: claims.email ?? '',
  };
}

export function signOut() {
  sessionStorage.removeItem(TOKEN);
  dispatchEvent(new Event('usher:session'));
}

/** Leaves for the sign-in page; comes back to where the person was. */
export async function signIn() {
  const {signInIssuer, clientId} = await config();
  const {authorization_endpoint: endpoint} = await discover(signInIssuer);
  const attempt = {state: randomText(), verifier: randomText(), nonce: randomText(), hash: location.hash};
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const url = new URL(endpoint);
  Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(),
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
export async function completeSignIn() {
  const query = new URLSearchParams(location.search);
  if (!query.has('state') || !(query.has('code') || query.has('error'))) {
    return;
  }
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? 'null');
  sessionStorage.removeItem(ATTEMPT);
  history.replaceState(null, '', `${location.pathname}${attempt?.hash || '#/'}`);
  if (!attempt || attempt.state !== query.get('state')) {
    throw new Error('This sign-in was not started here. Please sign in again.');
  }
  if (query.has('error')) {
    throw new Error(query.get('error_description') ?? 'The sign-in was cancelled.');
  }
  const token = await redeem(query.get('code'), attempt.verifier);
  if (token.id_token && claimsOf(token.id_token).nonce !== attempt.nonce) {
    throw new Error('The answer of the sign-in provider does not belong to this sign-in. Please try again.');
  }
  sessionStorage.setItem(
    TOKEN,
    JSON.stringify({
      accessToken: token.access_token,
      idToken: token.id_token,
      expiresAt: Date.now() + token.expires_in * 1000,
    }),
  );
  dispatchEvent(new Event('usher:session'));
}

async function redeem(code, verifier) {
  const {signInIssuer, clientId} = await config();
  const {token_endpoint: endpoint} = await discover(signInIssuer);
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri(),
      client_id: clientId,
      code_verifier: verifier,
    }),
  });
  if (!response.ok) {
    throw new Error('The sign-in provider did not accept the sign-in. Please try again.');
  }
  return response.json();
}

function session() {
  const token = JSON.parse(sessionStorage.getItem(TOKEN) ?? 'null');
  return token && token.expiresAt - SKEW_MILLIS > Date.now() ? token : null;
}

async function discover(issuer) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!response.ok) {
    throw new Error('The sign-in provider does not answer. Is local-cloud running?');
  }
  return response.json();
}

function redirectUri() {
  return `${location.origin}/`;
}

function claimsOf(token) {
  try {
    const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), character =>
      character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

function randomText() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
