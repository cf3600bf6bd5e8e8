import {getDownload, getOrderDownload, getPass} from '../api.js';
import {h} from '../shared/dom.js';
import {problemBox, runBusy} from '../widgets.js';
import {codeButton} from './code.js';
import {handover} from './handover.js';

/** @import {Download, Registration, Ticket} from '../api.js' */

/** Why this viewer cannot enter with the ticket. @type {Record<string, string>} */
export const STATUS = {
  revoked: 'Revoked by the organizer',
  refunded: 'Refunded',
  disputed: 'Not valid while its payment is disputed',
  transferred: 'Given to somebody else',
};

/**
 * The tickets of an order, each with its PDFs as long as it opens the door.
 * @param {Registration} registration
 * @param {Map<string, Ticket>} details what ticket-service says of those that are the caller's
 * @param {AbortSignal} signal
 */
export function ticketList(registration, details, signal) {
  const {tickets = [], registrationId} = registration;
  const several = tickets.filter(isValid).length > 1;
  return [
    h(
      'ul.tickets',
      tickets.map((ticket, index) =>
        h(
          'li.ticket',
          {'data-status': ticket.status},
          stub(registration, ticket, index + 1, details.get(ticket.ticketId), signal),
        ),
      ),
    ),
    several
      && downloads('All tickets together', [
        ['One PDF', 'One PDF of all tickets', () => getOrderDownload(registrationId, 'a4')],
        [
          'One PDF for the phone',
          'One PDF for the phone of all tickets',
          () => getOrderDownload(registrationId, 'wallet'),
        ],
      ]),
  ];
}

/** @param {{status: string}} ticket */
export const isValid = ticket => ticket.status === 'valid';

/**
 * @param {Registration} registration
 * @param {{ticketId: string, ticketType: string, status: string}} ticket
 * @param {number} number
 * @param {Ticket | undefined} details
 * @param {AbortSignal} signal
 */
function stub({lines, attendee, quantity}, ticket, number, details, signal) {
  const type = lines.length > 1 && lines.find(line => line.type === ticket.ticketType)?.name;
  const of = `ticket ${number} of ${quantity}`;
  const name = h('p.quiet', details?.attendeeName ?? attendee.name);
  return [
    h(
      'div.ticket-text',
      h('p.ticket-number', `Ticket ${number} of ${quantity}`, type && h('span.quiet', ` · ${type}`)),
      isValid(ticket) ? name : h('p.ticket-status', STATUS[ticket.status] ?? ticket.status),
    ),
    isValid(ticket)
      && downloads(
        '',
        [
          ['PDF', `PDF of ${of}`, () => getDownload(ticket.ticketId, 'a4')],
          ['PDF for the phone', `PDF for the phone of ${of}`, () => getDownload(ticket.ticketId, 'wallet')],
          details?.passUrl && ['Apple Wallet', `Apple Wallet: ${of}`, () => getPass(details)],
        ],
        details
          && codeButton({
            ticketId: ticket.ticketId,
            purpose: of,
            title: details.event.name,
            details: [details.attendeeName, `${details.typeName} · ${number} of ${quantity}`],
            signal,
          }),
      ),
    isValid(ticket)
      && details
      && handover(details, of, changed => {
        name.textContent = changed;
      }),
  ];
}

/**
 * @typedef {[label: string, purpose: string, link: () => Promise<Download>]} Choice
 * @param {string} text
 * @param {(Choice | '' | false | undefined)[]} choices
 * @param {HTMLElement} [first] a button before those
 */
export function downloads(text, choices, first) {
  const problems = h('div.ticket-problems');
  const buttons = choices
    .filter(choice => !!choice)
    .map(([label, purpose, link]) => {
      const button = h('button.secondary', {type: 'button', 'aria-label': purpose}, label);
      button.addEventListener('click', () =>
        runBusy(button, 'One moment …', async () => {
          problems.replaceChildren();
          await link()
            .then(({downloadUrl, fileName}) => open(downloadUrl, fileName ?? true))
            .catch(problem => problems.replaceChildren(problemBox(problem)));
        }),
      );
      return button;
    });
  return h('div.downloads', text && h('span.quiet', text), first, buttons, problems);
}

/**
 * The link works for 15 minutes, so it is fetched at the click and never kept.
 * @param {string} downloadUrl
 * @param {string | true} fileName
 */
function open(downloadUrl, fileName) {
  h('a', {href: downloadUrl, download: fileName, rel: 'noopener'}).click();
}
