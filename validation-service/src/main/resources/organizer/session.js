// Signing in with the provider that the service trusts: authorization code with PKCE (RFC 7636). The token lives
// in this tab only and dies with it.

const TOKEN = 'usher.organizer.token';
const ATTEMPT = 'usher.organizer.sign-in';
const SKEW_MILLIS = 30_000;
const redirectUri = () => `${location.origin}/organizer`;

/** @returns {string | null} */
export function accessToken() {
  const token = JSON.parse(sessionStorage.getItem(TOKEN) ?? 'null');
  return token && token.expiresAt - SKEW_MILLIS > Date.now() ? token.accessToken : null;
}

export function signOut() {
  sessionStorage.removeItem(TOKEN);
}

/** Leaves for the sign-in page; comes back here. */
export async function signIn() {
  const {signInIssuer, clientId} = await config();
  const {authorization_endpoint: endpoint} = await discover(signInIssuer);
  const attempt = {state: randomText(), verifier: randomText()};
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const url = new URL(endpoint);
  Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope: 'openid email profile',
    state: attempt.state,
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
  if (!query.has('state')) {
    return;
  }
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? 'null');
  sessionStorage.removeItem(ATTEMPT);
  history.replaceState(null, '', location.pathname);
  if (!attempt || attempt.state !== query.get('state')) {
    throw new Error('This sign-in was not started here. Please sign in again.');
  }
  if (!query.has('code')) {
    throw new Error(query.get('error_description') ?? 'The sign-in was cancelled.');
  }
  const token = await redeem(query.get('code'), attempt.verifier);
  sessionStorage.setItem(
    TOKEN,
    JSON.stringify({
      accessToken: token.access_token,
      expiresAt: Date.now() + token.expires_in * 1000,
    }),
  );
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

async function config() {
  return (await fetch('/organizer/config.json')).json();
}

async function discover(issuer) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!response.ok) {
    throw new Error('The sign-in provider is not responding.');
  }
  return response.json();
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
