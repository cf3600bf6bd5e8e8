import {now} from './clock.js';
import {bareId} from './ids.js';
import {formatMoney} from './shared/money.js';

/** @import {Money, TicketType} from './api.js' */

/** The language of these pages: dates and money of another one would stand in the middle of its sentences. */
const LOCALE = document.documentElement.lang;

/** "Free" where there is nothing to pay. @param {Money} money */
export function formatPrice(money) {
  return money.amount === 0 ? 'Free' : formatMoney(money);
}

/** "€25.00", or "€25.00 – €80.00" for an event with several ticket types. @param {{ticketTypes: TicketType[]}} event */
export function formatPrices({ticketTypes}) {
  const byPrice = ticketTypes.map(type => type.price).sort((a, b) => a.amount - b.amount);
  const [lowest, highest] = [byPrice[0], byPrice[byPrice.length - 1]];
  return lowest.amount === highest.amount ? formatPrice(lowest) : `${formatPrice(lowest)} – ${formatPrice(highest)}`;
}

/** "Sunday, 22 November 2026" on the event's own calendar. @param {string} instant @param {string} timeZone */
export function formatDate(instant, timeZone) {
  return new Intl.DateTimeFormat(LOCALE, {dateStyle: 'full', timeZone}).format(new Date(instant));
}

/** Day and month for the margin of the list, and the year if it is another one. @param {string} instant @param {string} timeZone */
export function dayAndMonth(instant, timeZone) {
  /** @param {Date} date @param {Intl.DateTimeFormatOptions} options */
  const part = (date, options) => new Intl.DateTimeFormat(LOCALE, {...options, timeZone}).format(date);
  const date = new Date(instant);
  const year = part(date, {year: 'numeric'});
  return {
    weekday: part(date, {weekday: 'short'}),
    day: part(date, {day: 'numeric'}),
    month: part(date, {month: 'short'}),
    year: year === part(new Date(now()), {year: 'numeric'}) ? '' : year,
  };
}

/** "19:30", by the event's own clock. @param {string} instant @param {string} timeZone */
export function formatTime(instant, timeZone) {
  return new Intl.DateTimeFormat(LOCALE, {timeStyle: 'short', timeZone}).format(new Date(instant));
}

/** "29 Nov 2026, 19:30", in the reader's own time zone. @param {string} instant */
export function formatMoment(instant) {
  return new Intl.DateTimeFormat(LOCALE, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(instant));
}

/**
 * "19:30 – 23:00", or with both dates when it ends on another day than the night it began.
 * @param {string} from
 * @param {string} until
 * @param {string} timeZone
 */
export function formatSpan(from, until, timeZone) {
  const hours = (Date.parse(until) - Date.parse(from)) / 3_600_000;
  if (hours < 18) {
    return `${formatTime(from, timeZone)} – ${formatTime(until, timeZone)}`;
  }
  const both = new Intl.DateTimeFormat(LOCALE, {dateStyle: 'medium', timeStyle: 'short', timeZone});
  return both.formatRange(new Date(from), new Date(until));
}

/** "Berlin time (GMT+1)": which clock the times are by. @param {string} instant @param {string} timeZone */
export function zoneName(instant, timeZone) {
  const offset = new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'shortOffset'})
    .formatToParts(new Date(instant))
    .find(part => part.type === 'timeZoneName')?.value;
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${city} time (${offset})`;
}

/** "95B4-542E", as tickets and mails write it. @param {string} registrationId */
export function orderNumber(registrationId) {
  const digits = bareId(registrationId).slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** "4:07" @param {number} millis */
export function formatCountdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {number} count @param {string} one @param {string} many */
export function plural(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
