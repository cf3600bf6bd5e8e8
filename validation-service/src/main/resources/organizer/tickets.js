// Finding tickets by name or order.

import {send} from './api.js';
import {reasonText} from './board.js';
import {byId, element, fill, when} from './dom.js';

const TYPING_MILLIS = 250;
let path;
let typing;
let turn = 0;

/** Begins with another event. @param {string} eventPath */
export function show(eventPath) {
  path = eventPath;
  turn++;
  clearTimeout(typing);
  fill(byId('found'), []);
  byId('search').reset();
}

byId('search').addEventListener('submit', event => event.preventDefault());
byId('search').addEventListener('input', event => {
  clearTimeout(typing);
  const query = event.target.value.trim();
  typing = setTimeout(() => search(query), TYPING_MILLIS);
});

/** Shows the answer to what was typed last, whichever comes last. */
async function search(query) {
  const mine = ++turn;
  const lines = query.length < 2 ? [] : await found(query);
  if (mine === turn) {
    fill(byId('found'), lines);
  }
}

async function found(query) {
  try {
    const {tickets} = await send('POST', `${path}/tickets/search`, {q: query});
    return tickets.length === 0
      ? [element('li', {className: 'empty', textContent: 'No tickets found.'})]
      : tickets.map(line);
  } catch (problem) {
    return [element('li', {className: 'problem', textContent: problem.message})];
  }
}

function line(ticket) {
  const state =
    ticket.status === 'used'
      ? `${ticket.inside ? 'inside' : 'left'}, came ${when(ticket.firstEntryAt)} at ${ticket.gate}`
      : ticket.status === 'valid'
        ? 'not used'
        : reasonText(ticket.status);
  return element(
    'li',
    {},
    element('span', {className: 'what', textContent: ticket.attendeeName}),
    element('span', {
      className: 'quiet',
      textContent: `${ticket.ticketType} · order ${ticket.orderNumber}, ticket ${ticket.ticketNumber}`,
    }),
    element('span', {className: `state ${ticket.status}`, textContent: state}),
  );
}
