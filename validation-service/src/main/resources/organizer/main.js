// The organizer's page: who is inside, scanners, tickets, rules.

import {call, get, send} from './api.js';
import {reasonText, show as showReport, showConflicts} from './board.js';
import * as devices from './devices.js';
import {byId, element, fill, when} from './dom.js';
import {accessToken, completeSignIn, signIn, signOut} from './session.js';
import {follow} from './stream.js';

const OTHERS_MILLIS = 5000;
const TYPING_MILLIS = 250;
const LINE = {live: 'live', broken: 'no connection, trying again', refused: 'not allowed'};

let path;
let close = () => {};
let timer;

function showSignedOut(problem = '') {
  close();
  clearInterval(timer);
  byId('board').hidden = true;
  byId('signed-out').hidden = false;
  byId('sign-out').hidden = true;
  byId('event').disabled = true;
  byId('line').textContent = '';
  byId('sign-in-problem').textContent = problem;
}

async function showSignedIn() {
  byId('signed-out').hidden = true;
  byId('sign-out').hidden = false;
  const {events} = await get('/events');
  const chosen = location.hash.slice(1);
  fill(byId('event'), events.map(event => element('option', {
    value: event.eventId.replace('EVENT#', ''),
    textContent: `${event.name} · ${new Date(event.startsAt).toLocaleDateString()}`,
  })));
  if (events.length === 0) {
    byId('line').textContent = 'There is no event yet.';
    return;
  }
  byId('event').disabled = false;
  byId('event').value = events.some(event => event.eventId === `EVENT#${chosen}`) ? chosen : byId('event').options[0].value;
  open();
}

function open() {
  const id = byId('event').value;
  path = `/events/${id}`;
  history.replaceState(null, '', `#${id}`);
  close();
  clearInterval(timer);
  devices.hideOffer();
  fill(byId('found'), []);
  byId('search').reset();
  byId('board').hidden = false;
  close = follow(`${path}/admissions/live`, showReport, state => {
    byId('line').textContent = LINE[state];
    byId('line').dataset.state = state;
    if (state === 'refused') {
      signOut();
      showSignedOut('Your account is no organizer, or your sign-in has ended.');
    }
  });
  showOthers();
  showRules();
  timer = setInterval(showOthers, OTHERS_MILLIS);
}

/** What is not in the stream; a failure leaves what is shown, the stream says that the line is broken. */
async function showOthers() {
  try {
    showConflicts((await get(`${path}/conflicts`)).conflicts);
    await devices.show(path);
  } catch (problem) {
    console.warn(problem.message);
  }
}

// Rules

async function showRules() {
  const form = byId('rules');
  byId('rules-problem').textContent = '';
  try {
    const door = await get(`${path}/door`);
    form.elements.mode.value = door.entries.mode;
    form.elements.most.value = door.entries.most;
    form.dataset.ticketTypes = JSON.stringify(door.ticketTypes);
    byId('window').textContent = `Admits from ${when(door.admitsFrom)} to ${when(door.admitsUntil)}, your time.`;
  } catch (problem) {
    byId('window').textContent = problem.message;
  }
  showMost();
}

function showMost() {
  byId('most-label').hidden = byId('rules').elements.mode.value === 'once';
}

byId('rules').elements.mode.addEventListener('change', showMost);
byId('rules').addEventListener('submit', async event => {
  event.preventDefault();
  const {mode, most} = event.target.elements;
  const entries = mode.value === 'once' ? {mode: 'once'} : {mode: mode.value, most: Number(most.value)};
  try {
    // The rules of ticket types, which this form does not show, stay.
    await send('PUT', `${path}/door`, {entries, ticketTypes: JSON.parse(event.target.dataset.ticketTypes ?? '{}')});
    byId('rules-problem').textContent = 'Saved. Scanners obey within a second.';
  } catch (problem) {
    byId('rules-problem').textContent = problem.message;
  }
});

// Tickets

let typing;
byId('search').addEventListener('submit', event => event.preventDefault());
byId('search').addEventListener('input', event => {
  clearTimeout(typing);
  const query = event.target.value.trim();
  typing = setTimeout(() => search(query), TYPING_MILLIS);
});

async function search(query) {
  if (query.length < 2) {
    fill(byId('found'), []);
    return;
  }
  try {
    const {tickets} = await get(`${path}/tickets?q=${encodeURIComponent(query)}`);
    fill(byId('found'), tickets.length === 0 ? [element('li', {className: 'empty', textContent: 'No such ticket.'})] : tickets.map(found));
  } catch (problem) {
    fill(byId('found'), [element('li', {className: 'problem', textContent: problem.message})]);
  }
}

function found(ticket) {
  const state = ticket.status === 'used'
    ? `${ticket.inside ? 'inside' : 'left'}, came ${when(ticket.firstEntryAt)} at ${ticket.gate}`
    : ticket.status === 'valid' ? 'not used' : reasonText(ticket.status);
  return element('li', {},
    element('span', {className: 'what', textContent: ticket.attendeeName}),
    element('span', {className: 'quiet', textContent: `${ticket.ticketType} · order ${ticket.orderNumber}, ticket ${ticket.ticketNumber}`}),
    element('span', {className: `state ${ticket.status}`, textContent: state}));
}

// Export

byId('export').addEventListener('click', async () => {
  try {
    const response = await call('GET', `${path}/admissions/export`);
    const name = /filename\*=UTF-8''(.+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    const address = URL.createObjectURL(await response.blob());
    element('a', {href: address, download: name ? decodeURIComponent(name) : 'admissions.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (problem) {
    byId('line').textContent = problem.message;
  }
});

// Sign-in

byId('event').addEventListener('change', open);
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
