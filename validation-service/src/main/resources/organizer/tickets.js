// Finding tickets by name or order.

import {send} from './api.js';
import {reasonText} from './board.js';
import {fill, when} from './parts.js';
import {byId, h} from './shared/dom.js';

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
    const problems = await mailProblems(tickets);
    return tickets.length === 0
      ? [h('li.empty', 'No tickets found.')]
      : tickets.map(ticket => line(ticket, problems.get(ticket.ticketId)));
  } catch (problem) {
    return [h('li.problem', problem.message)];
  }
}

/**
 * What ticket-service knows of mails to the holders, by ticket. Tickets are found without it, too.
 * @param {import('./api.js').FoundTicket[]} tickets
 * @returns {Promise<Map<string, keyof typeof MAIL_PROBLEMS | undefined>>}
 */
async function mailProblems(tickets) {
  if (tickets.length === 0) {
    return new Map();
  }
  try {
    const answer = await send('POST', '/tickets/search', {
      eventId: `EVENT#${path.split('/').at(-1)}`,
      ticketIds: tickets.map(({ticketId}) => ticketId),
    });
    /** @type {{ticketId: string, mailProblem?: keyof typeof MAIL_PROBLEMS}[]} */
    const known = answer.tickets;
    return new Map(known.map(({ticketId, mailProblem}) => [ticketId, mailProblem]));
  } catch {
    return new Map();
  }
}

/**
 * @param {import('./api.js').FoundTicket} ticket
 * @param {keyof typeof MAIL_PROBLEMS | undefined} mailProblem
 */
function line(ticket, mailProblem) {
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
  );
}
