// Finding tickets by name or order.

import {send} from './api.js';
import {reasonText} from './board.js';
import {fill, when} from './parts.js';
import {byId, h} from './shared/dom.js';
import {history} from './timeline.js';

const TYPING_MILLIS = 250;
const MAIL_PROBLEMS = {
  bounced: 'gets no mails: the address does not exist',
  complained: 'gets no mails: reported one as spam',
};
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
    const answer = await send('POST', `${path}/tickets/search`, {q: query});
    /** @type {import('./api.js').FoundTicket[]} */
    const tickets = answer.tickets;
    const orders = await ordersOf(tickets);
    return tickets.length === 0
      ? [h('li.empty', 'No tickets found.')]
      : tickets.map(ticket => line(ticket, orders.get(ticket.ticketId)));
  } catch (problem) {
    return [h('li.problem', problem.message)];
  }
}

/**
 * What ticket-service knows of an order.
 * @typedef {{ticketId: string, registrationId: string, mailProblem?: keyof typeof MAIL_PROBLEMS}} Known
 */

/**
 * What ticket-service knows of orders, by ticket. Tickets are found without it, too.
 * @param {import('./api.js').FoundTicket[]} tickets
 * @returns {Promise<Map<string, Known>>}
 */
async function ordersOf(tickets) {
  if (tickets.length === 0) {
    return new Map();
  }
  try {
    const answer = await send('POST', '/tickets/search', {
      eventId: `EVENT#${path.split('/').at(-1)}`,
      ticketIds: tickets.map(({ticketId}) => ticketId),
    });
    /** @type {Known[]} */
    const known = answer.tickets;
    return new Map(known.map(order => [order.ticketId, order]));
  } catch {
    return new Map();
  }
}

/**
 * @param {import('./api.js').FoundTicket} ticket
 * @param {Known | undefined} order
 */
function line(ticket, order) {
  const mailProblem = order?.mailProblem;
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
    mailProblem !== undefined && h('span.state.mail', MAIL_PROBLEMS[mailProblem] ?? 'gets no mails'),
    order !== undefined && history(path, order.registrationId),
  );
}
