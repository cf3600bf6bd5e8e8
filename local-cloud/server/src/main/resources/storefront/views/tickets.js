import {getDownload, getOrderDownload, getPass} from '../api.js';
import {h} from '../shared/dom.js';
import {problemBox, runBusy} from '../widgets.js';

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
 */
export function ticketList(registration, details) {
  const {tickets = [], registrationId} = registration;
  const several = tickets.filter(isValid).length > 1;
  return [
    h(
      'ul.tickets',
      tickets.map((ticket, index) =>
        h(
          'li.ticket',
          {'data-status': ticket.status},
          stub(registration, ticket, index + 1, details.get(ticket.ticketId)),
        ),
      ),
    ),
    several
      && downloads('All tickets together', [
        ['One PDF', 'Download all tickets as one PDF', () => getOrderDownload(registrationId, 'a4')],
        [
          'For the phone',
          'Download all tickets in the size of a phone',
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
 * @param {Ticket} [details]
 */
function stub({lines, attendee, quantity}, ticket, number, details) {
  const type = lines.length > 1 && lines.find(line => line.type === ticket.ticketType)?.name;
  const of = `ticket ${number} of ${quantity}`;
  return [
    h(
      'div.ticket-text',
      h('p.ticket-number', `Ticket ${number} of ${quantity}`, type && h('span.quiet', ` · ${type}`)),
      isValid(ticket)
        ? h('p.quiet', details?.attendeeName ?? attendee.name)
        : h('p.ticket-status', STATUS[ticket.status] ?? ticket.status),
    ),
    isValid(ticket)
      && downloads('', [
        ['PDF', `Download ${of} as PDF`, () => getDownload(ticket.ticketId, 'a4')],
        ['For the phone', `Download ${of} in the size of a phone`, () => getDownload(ticket.ticketId, 'wallet')],
        details?.passUrl && ['Apple Wallet', `Download ${of} for Apple Wallet`, () => getPass(details)],
      ]),
  ];
}

/**
 * @typedef {[label: string, purpose: string, link: () => Promise<Download>]} Choice
 * @param {string} text
 * @param {(Choice | '' | false | undefined)[]} choices
 */
export function downloads(text, choices) {
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
  return h('div.downloads', text && h('span.quiet', text), buttons, problems);
}

/**
 * The link works for 15 minutes, so it is fetched at the click and never kept.
 * @param {string} downloadUrl
 * @param {string | true} fileName
 */
function open(downloadUrl, fileName) {
  h('a', {href: downloadUrl, download: fileName, rel: 'noopener'}).click();
}
