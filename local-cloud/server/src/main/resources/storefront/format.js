import {formatMoney} from './shared/money.js';

/** @import {Money, TicketType} from './api.js' */

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
  return new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeZone}).format(new Date(instant));
}

/** Day and month for the margin of the list. @param {string} instant @param {string} timeZone */
export function dayAndMonth(instant, timeZone) {
  /** @param {Intl.DateTimeFormatOptions} options */
  const part = options => new Intl.DateTimeFormat(undefined, {...options, timeZone}).format(new Date(instant));
  return {weekday: part({weekday: 'short'}), day: part({day: 'numeric'}), month: part({month: 'short'})};
}

/** "19:30", by the event's own clock. @param {string} instant @param {string} timeZone */
export function formatTime(instant, timeZone) {
  return new Intl.DateTimeFormat(undefined, {timeStyle: 'short', timeZone}).format(new Date(instant));
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
  const both = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short', timeZone});
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

/** "4:07" @param {number} millis */
export function formatCountdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {number} count @param {string} one @param {string} many */
export function plural(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
