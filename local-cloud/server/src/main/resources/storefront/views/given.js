import {claimTicket, getDownload, getPass, getRegistration, listMyTickets} from '../api.js';
import {formatDate} from '../format.js';
import {bareId} from '../ids.js';
import {person} from '../session.js';
import {h} from '../shared/dom.js';
import {problemBox, runBusy} from '../widgets.js';
import {downloads, isValid, STATUS} from './tickets.js';

/** @import {Ticket} from '../api.js' */

/** Tickets that somebody else bought, and the field for the code that brings one. @param {AbortSignal} signal */
export async function givenPart(signal) {
  const list = h('ul.tickets', (await given(signal)).map(entry));
  const problems = h('div', {'aria-live': 'polite'});
  const code = h('input', {
    id: 'code',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
    maxlength: 100,
  });
  const email = h('input', {
    id: 'given-email',
    type: 'email',
    autocomplete: 'email',
    required: true,
    maxlength: 254,
    value: person()?.email ?? '',
  });
  const submit = h('button.secondary', {type: 'submit'}, 'Accept the ticket');
  const claim = async () => {
    problems.replaceChildren();
    try {
      list.prepend(entry(await claimTicket(code.value.trim(), email.value.trim())));
      code.value = '';
    } catch (problem) {
      problems.replaceChildren(problemBox(problem));
    }
  };
  return h(
    'section.given',
    h('h2', 'Tickets from somebody else'),
    list,
    h(
      'form',
      {
        novalidate: true,
        onsubmit: (/** @type {Event} */ submitted) => {
          submitted.preventDefault();
          const missing = [code, email].find(input => input.value.trim() === '' || !input.validity.valid);
          if (missing) {
            missing.focus();
            return;
          }
          runBusy(submit, 'One moment …', claim);
        },
      },
      h('label', {for: 'code'}, 'Code from the mail'),
      code,
      h('label', {for: 'given-email'}, 'Your e-mail address, to which we send the ticket'),
      h('div.code', email, submit),
      problems,
    ),
  );
}

/** Those of the tickets that one has whose order is not one's own. @param {AbortSignal} signal */
async function given(signal) {
  const tickets = await listMyTickets(signal).catch(() => []);
  const orders = [...new Set(tickets.map(ticket => ticket.registrationId))];
  const isOwn = await Promise.all(
    orders.map(order =>
      getRegistration(bareId(order), signal).then(
        () => true,
        problem => problem.status !== 404,
      ),
    ),
  );
  const others = new Set(orders.filter((_, index) => !isOwn[index]));
  return tickets.filter(ticket => others.has(ticket.registrationId));
}

/** @param {Ticket} ticket */
function entry(ticket) {
  const {event} = ticket;
  return h(
    'li.ticket',
    {'data-status': ticket.status},
    h(
      'div.ticket-text',
      h('p.ticket-number', event.name, h('span.quiet', ` · ${ticket.typeName}`)),
      h('p.quiet', `${formatDate(event.startsAt, event.timeZone)} · ${ticket.attendeeName}`),
      !isValid(ticket) && h('p.ticket-status', STATUS[ticket.status] ?? ticket.status),
    ),
    isValid(ticket)
      && downloads('', [
        ['PDF', `Download your ticket for ${event.name} as PDF`, () => getDownload(ticket.ticketId, 'a4')],
        [
          'For the phone',
          `Download your ticket for ${event.name} in the size of a phone`,
          () => getDownload(ticket.ticketId, 'wallet'),
        ],
        ticket.passUrl && [
          'Apple Wallet',
          `Download your ticket for ${event.name} for Apple Wallet`,
          () => getPass(ticket),
        ],
      ]),
  );
}
