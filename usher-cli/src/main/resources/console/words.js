const NUMBER = new Intl.NumberFormat('en');
const TIME = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', second: '2-digit'});
const DAY = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});
const HOUR = 3_600_000;

/** @param {number} count */
export const number = count => NUMBER.format(count);

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** A time of today, or a day with its time. @param {string} instant */
export function when(instant) {
  const date = new Date(instant);
  return date.toDateString() === new Date().toDateString() ? TIME.format(date) : DAY.format(date);
}

/** How long until then, in words. @param {string} instant */
export function left(instant) {
  const hours = Math.max(0, Math.floor((Date.parse(instant) - Date.now()) / HOUR));
  return hours >= 48 ? `${Math.floor(hours / 24)} days` : counted(hours, 'hour');
}

/** Whether it is less than three days until then. @param {string} instant */
export const isSoon = instant => Date.parse(instant) - Date.now() < 72 * HOUR;

/** JSON with line breaks; any other text as it is. @param {string} body */
export function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
