import {SignIn} from './shared/sign-in.js';

const session = new SignIn({
  keyPrefix: 'usher.organizer',
  redirectUri: `${location.origin}/organizer`,
  config: async () => (await fetch('/organizer/config.json')).json(),
});

/** @returns {string | null} */
export const accessToken = () => session.token?.accessToken ?? null;

/** Leaves for the sign-in page; comes back here. */
export const signIn = () => session.start();

export const signOut = () => session.signOut();

/**
 * Finishes a sign-in when the address says that one came back.
 * @throws {Error} when it failed; the message is for people
 */
export const completeSignIn = () => session.complete();
