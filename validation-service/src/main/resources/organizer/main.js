// The organizer's page: who is inside, scanners, tickets, rules.

import {call, get} from './api.js';
import {showConflicts, show as showReport, showSold} from './board.js';
import * as devices from './devices.js';
import * as gates from './gates.js';
import {fill, part} from './parts.js';
import * as recount from './recount.js';
import * as rules from './rules.js';
import {accessToken, completeSignIn, signIn, signOut} from './session.js';
import {byId, h} from './shared/dom.js';
import {follow} from './stream.js';
import * as tickets from './tickets.js';

const OTHERS_MILLIS = 5000;
/** @type {Record<string, string>} */
const LINE = {live: 'live', broken: 'no connection, trying again'};
/** @type {Record<string, string>} */
const ENDED = {
  refused: 'This account is not an organizer. Sign in with another account.',
  'signed-out': 'Your sign-in has ended. Please sign in again.',
};

const choice = byId('event', HTMLSelectElement);
/**
 * @typedef {{eventId: string, name: string, startsAt: string, endsAt: string, capacity: number, seatsLeft: number,
 *   ticketTypes: {id: string, name: string}[]}} ShopEvent
 */
/** @type {ShopEvent[]} */
let events = [];
let path = '';
let close = () => {};
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

function showSignedOut(problem = '') {
  close();
  clearInterval(timer);
  byId('board').hidden = true;
  byId('signed-out').hidden = false;
  byId('sign-out').hidden = true;
  byId('event-label').hidden = true;
  byId('line').textContent = '';
  byId('sign-in-problem').textContent = problem;
}

async function showSignedIn() {
  byId('signed-out').hidden = true;
  byId('sign-out').hidden = false;
  ({events} = await get('/events'));
  const chosen = location.hash.slice(1);
  fill(
    choice,
    events.map(event =>
      h('option', {value: bareId(event.eventId)}, `${event.name} · ${new Date(event.startsAt).toLocaleDateString()}`),
    ),
  );
  if (events.length === 0) {
    byId('line').textContent = 'There is no event yet.';
    return;
  }
  byId('event-label').hidden = false;
  choice.value = events.some(event => event.eventId === `EVENT#${chosen}`) ? chosen : bareId(first(events).eventId);
  open();
}

/** What goes on now, else what comes next, else what was last. @param {ShopEvent[]} all by their start */
function first(all) {
  const now = Date.now();
  const left = all.filter(event => Date.parse(event.endsAt) > now);
  return left[0] ?? all[all.length - 1];
}

/** @param {string} eventId */
const bareId = eventId => eventId.replace('EVENT#', '');

function open() {
  const id = choice.value;
  path = `/events/${id}`;
  history.replaceState(null, '', `#${id}`);
  close();
  clearInterval(timer);
  gates.forget();
  byId('board').hidden = true;
  byId('line').textContent = '';
  devices.hideOffer();
  rules.leave();
  tickets.show(path);
  recount.show(path);
  close = follow(`${path}/admissions/live`, showReport, state => showLine(state));
}

/** The first answer of the stream says whether this account may see anything. @param {string} state */
function showLine(state) {
  if (ENDED[state]) {
    signOut();
    showSignedOut(ENDED[state]);
    return;
  }
  byId('line').textContent = LINE[state];
  byId('line').dataset.state = state;
  byId('board').hidden = false;
  clearInterval(timer);
  timer = setInterval(showOthers, OTHERS_MILLIS);
  showOthers();
}

/**
 * What is not in the stream; a failure leaves what is shown, the stream says that the line is broken. The scanners come
 * first: whatever a scanner does, it can be locked out.
 */
async function showOthers() {
  const shown = path;
  await part(() => devices.show(shown));
  await part(async () => {
    const {capacity, seatsLeft} = await get(shown);
    if (shown === path) {
      showSold(capacity - seatsLeft);
    }
  });
  await part(async () => {
    const {conflicts} = await get(`${shown}/conflicts`);
    if (shown === path) {
      showConflicts(conflicts);
    }
  });
  await part(async () => {
    if (shown === path) {
      const event = events.find(({eventId}) => shown === `/events/${bareId(eventId)}`);
      await rules.show(shown, event?.ticketTypes ?? []);
    }
  });
}

byId('export').addEventListener('click', async () => {
  byId('export-problem').textContent = '';
  try {
    const response = await call('GET', `${path}/admissions/export`);
    const name = /filename\*=UTF-8''(.+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    const address = URL.createObjectURL(await response.blob());
    h('a', {href: address, download: name ? decodeURIComponent(name) : 'admissions.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (problem) {
    byId('export-problem').textContent = problem.message;
  }
});

byId('to-conflicts').addEventListener('click', () => byId('conflicts').scrollIntoView());

choice.addEventListener('change', open);
byId('sign-in').addEventListener('click', () => signIn().catch(problem => showSignedOut(problem.message)));
byId('sign-out').addEventListener('click', () => {
  signOut();
  showSignedOut();
});

try {
  await completeSignIn();
  await (accessToken() ? showSignedIn() : showSignedOut());
} catch (problem) {
  showSignedOut(problem.message);
}
