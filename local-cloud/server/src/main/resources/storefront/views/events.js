import {listEvents} from '../api.js';
import {now} from '../clock.js';
import {dayAndMonth, formatPrice, formatSpan, zoneName} from '../format.js';
import {bareId} from '../ids.js';
import {h} from '../shared/dom.js';

/** @import {ShopEvent} from '../api.js' */

/** Up to this many events need no search. */
const FEW = 8;

/** What is on. @param {string} _ @param {AbortSignal} signal */
export async function eventsView(_, signal) {
  const events = (await listEvents(signal))
    .filter(event => !hasEnded(event))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  if (events.length === 0) {
    return h('div.page', h('h1', 'What’s on'), h('p.lead', 'Nothing is planned at the moment.'));
  }
  const list = h('ol.programme', events.map(entry));
  const nothing = h('p.lead', {hidden: true}, 'Nothing like that is planned.');
  return h('div.page', h('h1', 'What’s on'), events.length > FEW && search(events, list, nothing), list, nothing);
}

/** @param {ShopEvent[]} events @param {HTMLElement} list @param {HTMLElement} nothing */
function search(events, list, nothing) {
  const input = h('input', {id: 'search', type: 'search', autocomplete: 'off', maxlength: 100});
  const show = () => {
    const words = plain(input.value).split(/\s+/);
    const found = events.filter(event => {
      const text = plain(`${event.name} ${event.venue.name} ${event.venue.address}`);
      return words.every(word => text.includes(word));
    });
    list.replaceChildren(...found.map(entry));
    nothing.hidden = found.length > 0;
  };
  input.addEventListener('input', show);
  return h('div.search', h('label', {for: 'search'}, 'Find an event or a place'), input);
}

/** Without accents and capitals. @param {string} text */
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** @param {{endsAt: string}} event */
export const hasEnded = event => Date.parse(event.endsAt) <= now();

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
        h('span.month', date.month, date.year && h('span.year', ` ${date.year}`)),
      ),
      h(
        'div.entry-body',
        h('h2', {lang: event.language}, event.name),
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
