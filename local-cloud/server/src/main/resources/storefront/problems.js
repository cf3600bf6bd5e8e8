/**
 * What to tell a buyer about a problem. The problem's own title and detail are for developers of frontends.
 * @typedef {{title: string, detail: string}} Words
 */

/** By the last part of a problem's type. @type {Record<string, Words>} */
const WORDS = {
  'account-limit-reached': {
    title: 'That is as many as one person may have',
    detail: 'Pay for or cancel what you are holding, or ask for fewer tickets.',
  },
  'already-confirmed': {title: 'This order is already confirmed', detail: 'Its tickets are on this page.'},
  'already-paid': {title: 'This order is already paid', detail: 'Its tickets are on their way.'},
  'amount-mismatch': {title: 'The price has changed', detail: 'Load the page again to see the new one.'},
  'amount-not-payable': {title: 'This order cannot be paid', detail: 'Please tell the organizer.'},
  busy: {title: 'A lot of people are buying right now', detail: 'Try again in a moment.'},
  'claim-code-not-usable': {
    title: 'This code does not work',
    detail: 'It may be mistyped, used, withdrawn or expired. Ask the person who sent it.',
  },
  'creation-in-progress': {title: 'The payment is being prepared', detail: 'Try again in a moment.'},
  'event-over': {title: 'This event is over', detail: 'Tickets are no longer sold.'},
  'invalid-field': {title: 'Please check what you typed', detail: ''},
  'malformed-request': {title: 'That did not work', detail: 'The address may be incomplete.'},
  'not-allowed': {title: 'This account cannot do that', detail: 'Sign in with another account.'},
  'not-found': {
    title: 'Not found',
    detail: 'It may belong to another account: sign in with the one that you bought with.',
  },
  'not-signed-in': {title: 'Please sign in again', detail: 'You were signed out after a while.'},
  'payment-processing': {title: 'A payment is under way', detail: 'This page updates by itself. Do not pay again.'},
  'payment-provider-unavailable': {
    title: 'Payments are not possible right now',
    detail: 'We are still holding your tickets. Try again in a moment.',
  },
  'registration-expired': {title: 'We no longer hold your tickets', detail: 'The time to pay ran out.'},
  'ticket-not-valid': {title: 'This ticket is not valid', detail: 'Only the organizer can help.'},
  'ticket-used': {title: 'This ticket has been used', detail: 'It can no longer be given to somebody else.'},
  'too-many-mails': {
    title: 'This address has had many mails today',
    detail: 'Use another address, or try again tomorrow.',
  },
  'too-many-requests': {title: 'That was a lot at once', detail: 'Try again in a minute.'},
  'unknown-ticket-type': {title: 'These tickets are no longer sold', detail: 'Load the page again.'},
};

const OTHER = {title: 'Something went wrong', detail: 'Try again in a moment. Nothing was lost.'};

/** @param {number} left */
const soldOut = left => ({
  title: left > 0 ? `Only ${left} left` : 'Sold out',
  detail: left > 0 ? 'Somebody was faster. Ask for fewer tickets.' : 'Somebody was faster.',
});

/**
 * @param {{type?: string, detail?: string, ticketType?: string, seatsLeft?: number}} document a problem document
 * @returns {Words & {soldOut?: {ticketType: string, seatsLeft: number}}} `soldOut`: what is left of which type
 */
export function wordsFor({type = '', detail = '', ticketType = '', seatsLeft = 0}) {
  const name = type.slice(type.lastIndexOf('/') + 1);
  if (name === 'sold-out') {
    return {...soldOut(seatsLeft), soldOut: {ticketType, seatsLeft}};
  }
  const words = WORDS[name] ?? OTHER;
  // "attendee.email: …": without the name of the field, the detail is fit for a buyer.
  return name === 'invalid-field' ? {...words, detail: detail.replace(/^[\w.[\]]+: /, '')} : words;
}
