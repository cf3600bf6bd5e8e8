import {config} from './config.js';
import {claimsOf, SignIn} from './shared/sign-in.js';

const session = new SignIn({keyPrefix: 'usher', redirectUri: `${location.origin}/`, config});

/** @returns {string | null} */
export const accessToken = () => session.token?.accessToken ?? null;

/** Leaves for the sign-in page; comes back to where the person was. */
export const signIn = () => session.start();

/** Who is signed in, as far as the token says. */
export function person() {
  const {token} = session;
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
  session.signOut();
  dispatchEvent(new Event('usher:session'));
}

/**
 * Finishes a sign-in when the address says that one came back.
 * @throws {Error} when it failed; the message is for people
 */
export const completeSignIn = () => session.complete();
