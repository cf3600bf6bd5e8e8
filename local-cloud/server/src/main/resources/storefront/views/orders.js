import {getEvent, getRegistration} from '../api.js';
import {actionButton, h} from '../dom.js';
import {dayAndMonth, formatPrice, plural} from '../format.js';
import {bareId} from '../ids.js';
import {knownOrders} from '../orders.js';
import {person, signIn} from '../session.js';

const STATUS = {pending: 'To be paid', confirmed: 'Confirmed', expired: 'Expired', cancelled: 'Cancelled'};

/** The orders that were placed in this browser by the person who is signed in. */
export async function ordersView(_, signal) {
  if (!person()) {
    return h('div.page', {},
      h('h1', {}, 'My orders'),
      h('p.lead', {}, 'Sign in to see what you have ordered in this browser.'),
      actionButton('Sign in', 'To the sign-in …', signIn));
  }
  // One that is not found belongs to another person, or to a local cloud that was reset.
  const found = await Promise.all(knownOrders().map(id => getRegistration(id, signal).catch(() => null)));
  const orders = found.filter(registration => registration !== null);
  const events = await eventsOf(orders, signal);
  return h('div.page', {},
    h('h1', {}, 'My orders'),
    orders.length === 0
      ? h('p.lead', {}, 'Nothing here yet. ', h('a', {href: '#/'}, 'See what’s on'))
      : h('ol.programme', {}, orders.map(order => entry(order, events.get(order.eventId)))));
}

async function eventsOf(orders, signal) {
  const ids = [...new Set(orders.map(order => order.eventId))];
  const events = await Promise.all(ids.map(id => getEvent(bareId(id), signal).catch(() => null)));
  return new Map(ids.map((id, index) => [id, events[index]]));
}

function entry(order, event) {
  const date = event && dayAndMonth(event.startsAt, event.timeZone);
  return h('li', {},
    h('a.entry', {href: `#/orders/${bareId(order.registrationId)}`},
      h('span.date', {}, date && [
        h('span.weekday', {}, date.weekday), h('span.day', {}, date.day), h('span.month', {}, date.month)]),
      h('div.entry-body', {},
        h('h2', {}, event?.name ?? 'An event that is no longer listed'),
        h('p.quiet', {}, `${plural(order.quantity, 'seat', 'seats')} for ${order.attendee.name}`)),
      h('p.entry-price', {},
        h('span.badge', {'data-status': order.status}, STATUS[order.status] ?? order.status),
        h('span.quiet', {}, formatPrice(order.total)))));
}
