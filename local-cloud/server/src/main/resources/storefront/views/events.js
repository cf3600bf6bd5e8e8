import {listEvents} from '../api.js';
import {dayAndMonth, formatPrice, formatSpan, zoneName} from '../format.js';
import {bareId} from '../ids.js';
import {h} from '../shared/dom.js';

/** @import {ShopEvent} from '../api.js' */

/** What is on. @param {string} _ @param {AbortSignal} signal */
export async function eventsView(_, signal) {
  const events = (await listEvents(signal)).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return h(
    'div.page',
    h('h1', 'What’s on'),
    events.length === 0
      ? h('p.lead', 'No events yet. An organizer can add one with PUT /events/{id}.')
      : h('ol.programme', events.map(entry)),
  );
}

/** @param {ShopEvent} event */
function entry(event) {
  const date = dayAndMonth(event.startsAt, event.timeZone);
  return h(
    'li',
    h(
      'a.entry',
      {href: `#/events/${bareId(event.eventId)}`},
      h(
        'time.date',
        {datetime: event.startsAt},
        h('span.weekday', date.weekday),
        h('span.day', date.day),
        h('span.month', date.month),
      ),
      h(
        'div.entry-body',
        h('h2', event.name),
        h('p', event.venue.name),
        h(
          'p.quiet',
          `${formatSpan(event.startsAt, event.endsAt, event.timeZone)}, ${zoneName(event.startsAt, event.timeZone)}`,
        ),
      ),
      h('p.entry-price', h('span.price', from(event)), h('span.quiet', seats(event))),
    ),
  );
}

/** @param {ShopEvent} event */
function from(event) {
  const several = new Set(event.ticketTypes.map(type => type.price.amount)).size > 1;
  return several ? `from ${formatPrice(event.price)}` : formatPrice(event.price);
}

/** @param {{seatsLeft: number, capacity: number}} event or one of its ticket types */
export function seats(event) {
  if (event.seatsLeft <= 0) {
    return 'Sold out';
  }
  return isScarce(event) ? `Only ${event.seatsLeft} left` : 'Tickets available';
}

/** @param {{seatsLeft: number, capacity: number}} event */
export function isScarce({seatsLeft, capacity}) {
  return seatsLeft <= Math.max(10, capacity * 0.1);
}
