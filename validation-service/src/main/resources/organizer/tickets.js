// Finding tickets by name or order.

import {send} from './api.js';
import {reasonText} from './board.js';
import {fill, when} from './parts.js';
import {byId, h} from './shared/dom.js';

const TYPING_MILLIS = 250;
const form = byId('search', HTMLFormElement);
const input = byId('query', HTMLInputElement);
let path = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
let turn = 0;

/** Begins with another event. @param {string} eventPath */
export function show(eventPath) {
  path = eventPath;
  turn++;
  clearTimeout(typing);
  fill(byId('found'), []);
  form.reset();
}

form.addEventListener('submit', event => event.preventDefault());
input.addEventListener('input', () => {
  clearTimeout(typing);
  const query = input.value.trim();
  typing = setTimeout(() => search(query), TYPING_MILLIS);
});

/** Shows the answer to what was typed last, whichever comes last. @param {string} query */
async function search(query) {
  const mine = ++turn;
  const lines = query.length < 2 ? [] : await found(query);
  if (mine === turn) {
    fill(byId('found'), lines);
  }
}

/** @param {string} query */
async function found(query) {
  try {
    const {tickets} = await send('POST', `${path}/tickets/search`, {q: query});
    return tickets.length === 0 ? [h('li.empty', 'No tickets found.')] : tickets.map(line);
  } catch (problem) {
    return [h('li.problem', problem.message)];
  }
}

/** @param {import('./api.js').FoundTicket} ticket */
function line(ticket) {
  const state =
    ticket.status === 'used'
      ? `${ticket.inside ? 'inside' : 'left'}, came ${when(ticket.firstEntryAt)} at ${ticket.gate}`
      : ticket.status === 'valid'
        ? 'not used'
        : reasonText(ticket.status);
  return h(
    'li',
    h('span.what', ticket.attendeeName),
    h('span.quiet', `${ticket.ticketType} · order ${ticket.orderNumber}, ticket ${ticket.ticketNumber}`),
    h('span', {class: `state ${ticket.status}`}, state),
  );
}
