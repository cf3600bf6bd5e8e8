// What was typed and is not saved, in this tab: it outlives a reload and a new sign-in.

import {byId} from './shared/dom.js';

const NAME = 'usher.organizer.rules.';
let isKept = false;

/** @param {string} path @returns {any} what was kept for this path, or null */
export const restore = path => JSON.parse(sessionStorage.getItem(NAME + path) ?? 'null');

/** @param {string} path @param {any} draft null if there is nothing to keep */
export function keep(path, draft) {
  isKept = draft !== null;
  if (isKept) {
    sessionStorage.setItem(NAME + path, JSON.stringify(draft));
  } else {
    sessionStorage.removeItem(NAME + path);
  }
}

// A tab that is closed forgets it.
addEventListener('beforeunload', event => {
  if (isKept && !byId('board').hidden) {
    event.preventDefault();
  }
});
