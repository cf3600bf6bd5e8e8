import {
  cancelRegistration,
  createIntent,
  followRegistration,
  getEvent,
  getRegistration,
  listTickets,
  Problem,
} from '../api.js';
import {now} from '../clock.js';
import {config} from '../config.js';
import {formatCountdown, formatDate, formatPrice, formatSpan, orderNumber, plural, zoneName} from '../format.js';
import {bareId} from '../ids.js';
import {patience, pause} from '../patience.js';
import {person, signIn} from '../session.js';
import {h} from '../shared/dom.js';
import {formatMoney} from '../shared/money.js';
import {actionButton, announce, problemBox, runBusy} from '../widgets.js';
import {isValid, ticketList} from './tickets.js';

/**
 * @import {Child} from '../shared/dom.js'
 * @import {Registration, ShopEvent, Ticket} from '../api.js'
 * @typedef {{registration: Registration, event: ShopEvent, details: Map<string, Ticket>, justPaid: boolean,
 *   signal: AbortSignal}} Order `details`: what ticket-service says of the caller's tickets
 */

/** @type {Record<string, string>} */
const DECLINES = {
  insufficient_funds: 'The card has insufficient funds.',
  expired_card: 'The card has expired.',
  incorrect_cvc: 'The security code was wrong.',
  payment_intent_authentication_failure: 'The bank could not confirm that it was you.',
};

/** One order, from the held seats over the payment to the tickets. @param {string} id @param {AbortSignal} signal */
export async function orderView(id, signal) {
  if (!person()) {
    return signInPage();
  }
  const justPaid = takePaymentResult();
  const registration = await getRegistration(id, signal);
  const event = await getEvent(bareId(registration.eventId), signal);
  const body = h('div.order-body');
  follow({registration, event, body, justPaid, signal});
  return h(
    'article.page.order',
    h('p.organizer', `Order ${orderNumber(registration.registrationId)}`),
    h('h1', {lang: event.language}, event.name),
    h('p.lead', formatDate(event.startsAt, event.timeZone)),
    h(
      'p.quiet',
      `${formatSpan(event.startsAt, event.endsAt, event.timeZone)}, `
        + `${zoneName(event.startsAt, event.timeZone)} · ${event.venue.name}`,
    ),
    h('div.order-columns', body, summary(registration)),
  );
}

/**
 * Shows the state of the order and each change, until it will not change any more on its own.
 * @param {Omit<Order, 'details'> & {body: HTMLElement}} order
 */
async function follow({registration, event, body, justPaid, signal}) {
  const waiting = patience();
  let shown = '';
  /** @param {Registration} current */
  const show = async current => {
    const look = JSON.stringify([current.status, current.payment, current.tickets]);
    if (look !== shown && !signal.aborted) {
      const details = isComplete(current) ? await detailsOf(current, signal) : new Map();
      shown = look;
      render(body, {registration: current, event, details, justPaid, signal});
    }
    return isSettled(current);
  };
  let settled = await show(registration);
  while (!settled && !signal.aborted) {
    try {
      for await (const current of followRegistration(bareId(registration.registrationId), signal)) {
        settled = await show(current);
      }
    } catch (problem) {
      if (signal.aborted || problem.status === 401 || problem.status === 404) {
        return stop(body, problem);
      }
      waiting.atLeast(problem.retryAfterSeconds);
    }
    if (!settled) {
      // The stream ended or broke.
      await pause(waiting.next(), signal);
    }
  }
}

/** @param {HTMLElement} body @param {Problem} problem */
function stop(body, problem) {
  if (problem.name !== 'AbortError') {
    body.replaceChildren(problemBox(problem));
  }
  return null;
}

/** @param {Registration} registration */
function isSettled(registration) {
  return ['expired', 'cancelled', 'refunded'].includes(registration.status) || isComplete(registration);
}

/** @param {Registration} registration */
function isComplete({status, tickets = [], quantity}) {
  return status === 'confirmed' && tickets.length >= quantity;
}

/**
 * Names on tickets that were renamed. Without them the page shows the name of the order.
 * @param {Registration} registration
 * @param {AbortSignal} signal
 */
async function detailsOf(registration, signal) {
  const tickets = await listTickets(bareId(registration.registrationId), signal).catch(() => []);
  return new Map(tickets.map(ticket => [ticket.ticketId, ticket]));
}

/** @param {HTMLElement} body @param {Order} order */
function render(body, order) {
  const {registration} = order;
  /** @type {Record<string, () => HTMLElement>} */
  const parts = {
    pending: () => pendingPart(order),
    confirmed: () =>
      isComplete(registration)
        ? ticketsPart(order)
        : status(
            'busy',
            `${registration.total.amount > 0 ? 'Paid. We' : 'We'} are making your tickets`,
            'This takes a moment. This page updates by itself.',
          ),
    expired: () =>
      status(
        'problem',
        'We no longer hold your tickets',
        'The time to pay ran out. Nothing was charged.',
        again(order),
      ),
    cancelled: () => status('problem', 'This order was cancelled', 'Nothing was charged.', again(order)),
    refunded: () => status('problem', 'This order was refunded', 'Its tickets are no longer valid.', again(order)),
  };
  const part = (parts[registration.status] ?? (() => status('problem', registration.status, '')))();
  body.replaceChildren(part);
  announce(part.querySelector('h2')?.textContent ?? '');
}

/** @param {Order} order */
function ticketsPart({registration, details, signal}) {
  const tickets = ticketList(registration, details, signal);
  const isGood = registration.tickets?.some(isValid);
  return isGood
    ? status(
        'done',
        'Your tickets are ready',
        'Show the code at the door, on paper or on a screen. This page needs no network for it while it is open.',
        mailHint(registration),
        tickets,
      )
    : status(
        'problem',
        'No ticket of this order is valid for you',
        'Ask the organizer if you did not expect this.',
        tickets,
      );
}

/** On a developer's machine the mail is not in the buyer's own mailbox. @param {Registration} registration */
function mailHint({attendee}) {
  const hint = h('p.hint', `They were also mailed to ${attendee.email}.`);
  config()
    .then(
      ({mailbox}) =>
        mailbox && hint.append(' ', h('a', {href: mailbox, target: '_blank', rel: 'noopener'}, 'Open the mailbox')),
    )
    .catch(() => {});
  return hint;
}

/** @param {Order} order */
function pendingPart(order) {
  const {registration, justPaid} = order;
  // An earlier card may have been declined: the pay page's word that this one was not is the newer one.
  if (registration.payment?.status === 'processing' || justPaid) {
    return status('busy', 'Confirming your payment', 'Your tickets are safe. This page updates by itself.');
  }
  if (registration.payment?.failureCode) {
    return payPart(
      order,
      h(
        'p.problem',
        {role: 'alert'},
        `${DECLINES[registration.payment.failureCode] ?? 'Your card was declined.'} Nothing was charged. Try another card.`,
      ),
    );
  }
  return payPart(order);
}

/** @param {Order} order @param {Child} [warning] */
function payPart({registration, signal}, warning) {
  const problems = h('div', warning);
  const pay = actionButton(`Pay ${formatMoney(registration.total)}`, 'Opening the checkout …', async () => {
    problems.replaceChildren();
    await goAndPay(registration).catch(problem => problems.replaceChildren(problemBox(problem)));
  });
  return status(
    'open',
    `${plural(registration.quantity, 'ticket is', 'tickets are')} held for you`,
    '',
    problems,
    countdown(registration.expiresAt, signal),
    h('div.actions', pay, cancelButton(registration, problems)),
  );
}

/** The stream shows the outcome. @param {Registration} registration @param {HTMLElement} problems */
function cancelButton(registration, problems) {
  const button = h('button.secondary', {type: 'button'}, 'Cancel order');
  button.addEventListener('click', () =>
    runBusy(button, 'Cancelling …', async () => {
      problems.replaceChildren();
      await cancelRegistration(bareId(registration.registrationId)).catch(problem =>
        problems.replaceChildren(problemBox(problem)),
      );
    }),
  );
  return button;
}

/** @param {string} expiresAt @param {AbortSignal} signal */
function countdown(expiresAt, signal) {
  const time = h('span.clock', {role: 'timer'});
  const tick = () => {
    const left = Date.parse(expiresAt) - now();
    time.textContent = formatCountdown(left);
    if (Math.ceil(left / 1000) === 60) {
      announce('One minute left to pay.');
    }
  };
  tick();
  const timer = setInterval(tick, 1000);
  signal.addEventListener('abort', () => clearInterval(timer));
  return h('p.countdown', time, h('span.quiet', 'left to pay'));
}

/** @param {Registration} registration */
async function goAndPay(registration) {
  const {payPage} = await config();
  if (!payPage) {
    throw new Problem({
      title: 'Paying is not possible here',
      detail: 'This storefront pays through the Stripe stand-in of local-cloud, which is not configured here.',
    });
  }
  const {clientSecret} = await createIntent({
    registrationId: registration.registrationId,
    amount: registration.total.amount,
  });
  const url = new URL(payPage);
  url.searchParams.set('client_secret', clientSecret);
  url.searchParams.set('return_url', location.href);
  location.assign(url.href);
}

/** What the pay page added to the address, once; the secret does not stay in the history. */
function takePaymentResult() {
  const query = new URLSearchParams(location.search);
  if (!query.has('payment_intent')) {
    return false;
  }
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
  return query.get('redirect_status') === 'succeeded';
}

/** @param {string} kind @param {string} title @param {string} text @param {...(Child | Child[])} more */
function status(kind, title, text, ...more) {
  return h('section.status', {'data-kind': kind}, h('h2', title), text && h('p', text), ...more);
}

/** @param {Order} order */
function again({event}) {
  return h('p', h('a.primary', {href: `#/events/${bareId(event.eventId)}`}, 'Choose again'));
}

/** @param {Registration} registration */
function summary(registration) {
  return h(
    'dl.facts.summary',
    h('div', h('dt', 'For'), h('dd', registration.attendee.name, h('span.quiet', registration.attendee.email))),
    h(
      'div',
      h('dt', 'Tickets'),
      h(
        'dd',
        registration.lines.map(line =>
          h('span.line', `${line.quantity} × ${line.name}`, h('span.quiet', formatPrice(line.unitPrice))),
        ),
      ),
    ),
    h('div', h('dt', 'Total'), h('dd', formatPrice(registration.total))),
  );
}

function signInPage() {
  return h(
    'div.page',
    h('h1', 'Sign in to see this order'),
    h('p.lead', 'Orders are shown to the person who placed them.'),
    actionButton('Sign in', 'Opening the sign-in page …', signIn),
  );
}
