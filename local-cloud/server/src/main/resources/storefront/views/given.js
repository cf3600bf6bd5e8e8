import {getDownload, getPass, getRegistration, listMyTickets} from '../api.js';
import {formatDate} from '../format.js';
import {bareId} from '../ids.js';
import {h} from '../shared/dom.js';
import {claimForm} from './claim.js';
import {codeButton} from './code.js';
import {handover} from './handover.js';
import {downloads, isValid, STATUS} from './tickets.js';

/** @import {Ticket} from '../api.js' */

/** Tickets that somebody else bought, and the form for a code that brings one. @param {AbortSignal} signal */
export async function givenPart(signal) {
  const list = h(
    'ul.tickets',
    (await given(signal)).map(ticket => heldTicket(ticket, signal)),
  );
  return h(
    'section.given',
    h('h2', 'Tickets from somebody else'),
    list,
    claimForm('', ticket => list.prepend(heldTicket(ticket, signal))),
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

/** A ticket outside of its order. @param {Ticket} ticket @param {AbortSignal} signal */
export function heldTicket(ticket, signal) {
  const {event} = ticket;
  const purpose = `your ticket for ${event.name}`;
  const name = h('span', ticket.attendeeName);
  return h(
    'li.ticket',
    {'data-status': ticket.status},
    h(
      'div.ticket-text',
      h('p.ticket-number', event.name, h('span.quiet', ` · ${ticket.typeName}`)),
      h('p.quiet', `${formatDate(event.startsAt, event.timeZone)} · `, name),
      !isValid(ticket) && h('p.ticket-status', STATUS[ticket.status] ?? ticket.status),
    ),
    ...(isValid(ticket)
      ? [
          downloads(
            '',
            [
              ['PDF', `PDF of ${purpose}`, () => getDownload(ticket.ticketId, 'a4')],
              ['PDF for the phone', `PDF for the phone of ${purpose}`, () => getDownload(ticket.ticketId, 'wallet')],
              ticket.passUrl && ['Apple Wallet', `Apple Wallet: ${purpose}`, () => getPass(ticket)],
            ],
            codeButton({
              ticketId: ticket.ticketId,
              purpose,
              title: event.name,
              details: [ticket.attendeeName, ticket.typeName],
              signal,
            }),
          ),
          handover(ticket, purpose, changed => {
            name.textContent = changed;
          }),
        ]
      : []),
  );
}
