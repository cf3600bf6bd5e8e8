import {getEvent} from '../api.js';
import {formatDate, formatPrices, formatSpan, formatTime, zoneName} from '../format.js';
import {h} from '../shared/dom.js';
import {reservationForm} from './reservation.js';

/** @import {ShopEvent} from '../api.js' */

/** One event, and the form that reserves seats for it. @param {string} id @param {AbortSignal} signal */
export async function eventView(id, signal) {
  const event = await getEvent(id, signal);
  const page = h(
    'article.page.event',
    h(
      'header.event-head',
      event.branding?.logoUrl && h('img.logo', {src: event.branding.logoUrl, alt: ''}),
      event.branding?.organizerName && h('p.organizer', event.branding.organizerName),
      h('h1', {lang: event.language}, event.name),
      h('p.lead', formatDate(event.startsAt, event.timeZone)),
    ),
    h(
      'div.event-columns',
      h('div', event.description && h('p.description', {lang: event.language}, event.description), facts(event)),
      h('aside', {'aria-label': 'Tickets'}, reservationForm(event)),
    ),
  );
  tint(page, event.branding?.accentColor);
  return page;
}

/** @param {ShopEvent} event */
function facts(event) {
  // Named once: every time on this page is by the event's own clock.
  const zone = zoneName(event.startsAt, event.timeZone);
  return h(
    'dl.facts',
    fact('When', formatSpan(event.startsAt, event.endsAt, event.timeZone), zone),
    event.doorsOpenAt && fact('Doors open', formatTime(event.doorsOpenAt, event.timeZone)),
    event.admission && fact('Admission', formatSpan(event.admission.from, event.admission.until, event.timeZone)),
    fact('Where', event.venue.name, event.venue.address),
    fact(
      event.ticketTypes.length === 1 ? 'Price' : 'Prices',
      formatPrices(event),
      event.ticketTypes.some(type => type.price.amount > 0) ? 'per ticket' : 'no payment needed',
    ),
  );
}

/** @param {string} name @param {string} value @param {string} [more] */
function fact(name, value, more) {
  return h('div', h('dt', name), h('dd', value, more && h('span.quiet', more)));
}

/**
 * The organizer's colour is an ornament only: nothing has to be read against it.
 * @param {HTMLElement} page
 * @param {string} [color]
 */
function tint(page, color = '') {
  if (/^#[0-9a-f]{6}$/i.test(color)) {
    page.style.setProperty('--brand', color);
  }
}
