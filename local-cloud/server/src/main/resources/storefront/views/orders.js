import {getEvent, listRegistrations} from '../api.js';
import {dayAndMonth, formatPrice} from '../format.js';
import {bareId} from '../ids.js';
import {person, signIn} from '../session.js';
import {h} from '../shared/dom.js';
import {actionButton, quietButton} from '../widgets.js';
import {givenPart} from './given.js';

/** @import {Registration, ShopEvent} from '../api.js' */

/** @type {Record<string, string>} */
const STATUS = {
  pending: 'Not paid yet',
  confirmed: 'Confirmed',
  expired: 'Expired',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};

/** The orders of the person who is signed in, the newest first. @param {string} _ @param {AbortSignal} signal */
export async function ordersView(_, signal) {
  if (!person()) {
    return h(
      'div.page',
      h('h1', 'My orders'),
      h('p.lead', 'Sign in to see what you have ordered.'),
      actionButton('Sign in', 'Opening the sign-in page …', signIn),
    );
  }
  const list = h('ol.programme');
  const more = h('div.more');
  const isEmpty = (await addPage(list, more, undefined, signal)) === 0;
  return h(
    'div.page',
    h('h1', 'My orders'),
    isEmpty ? h('p.lead', 'Nothing here yet. ', h('a', {href: '#/'}, 'See what’s on')) : [list, more],
    await givenPart(signal),
  );
}

/**
 * Adds a page to the list, and the button that adds the next one.
 * @param {HTMLElement} list
 * @param {HTMLElement} more
 * @param {string | undefined} after
 * @param {AbortSignal} signal
 * @returns {Promise<number>} the number of orders on the page
 */
async function addPage(list, more, after, signal) {
  const {registrations, next} = await listRegistrations(after, signal);
  const events = await eventsOf(registrations, signal);
  list.append(...registrations.map(order => entry(order, events.get(order.eventId))));
  more.replaceChildren(
    ...(next ? [quietButton('Older orders', 'One moment …', () => addPage(list, more, next, signal))] : []),
  );
  return registrations.length;
}

/** @param {Registration[]} orders @param {AbortSignal} signal */
async function eventsOf(orders, signal) {
  const ids = [...new Set(orders.map(order => order.eventId))];
  const events = await Promise.all(ids.map(id => getEvent(bareId(id), signal).catch(() => null)));
  return new Map(ids.map((id, index) => [id, events[index]]));
}

/** @param {Registration} order @param {ShopEvent | null | undefined} event */
function entry(order, event) {
  const date = event && dayAndMonth(event.startsAt, event.timeZone);
  return h(
    'li',
    h(
      'a.entry',
      {href: `#/orders/${bareId(order.registrationId)}`},
      h(
        'span.date',
        date && [
          h('span.weekday', date.weekday),
          h('span.day', date.day),
          h('span.month', date.month, date.year && h('span.year', ` ${date.year}`)),
        ],
      ),
      h(
        'div.entry-body',
        h('h2', {lang: event?.language}, event?.name ?? 'An event that is no longer listed'),
        h(
          'p.quiet',
          `${order.lines.map(line => `${line.quantity} × ${line.name}`).join(', ')} for ${order.attendee.name}`,
        ),
      ),
      h(
        'p.entry-price',
        h('span.badge', {'data-status': order.status}, STATUS[order.status] ?? order.status),
        h('span.quiet', formatPrice(order.total)),
      ),
    ),
  );
}
