// Local times of the event's place. A browser knows a zone only as a way to write instants, so the instant of a
// local time is found by trying: there is none while clocks go forward, and there are two when they go back.

const DAY_MILLIS = 86_400_000;
/** @type {Map<string, Intl.DateTimeFormat>} by zone */
const formats = new Map();

/**
 * A local time of a zone as inputs have it, such as `2026-11-23T18:00`.
 * @param {number} instant in milliseconds
 * @param {string} zone
 */
export function localText(instant, zone) {
  return new Date(instant + offsetOf(instant, zone)).toISOString().replace(/(?::00)?\.000Z$|Z$/, '');
}

/**
 * The instants at which clocks of the zone show a local time: none, one or two.
 * @param {string} local
 * @param {string} zone
 * @returns {number[]}
 */
export function instantsOf(local, zone) {
  const asUtc = Date.parse(`${local}Z`);
  const offsets = new Set([-DAY_MILLIS, 0, DAY_MILLIS].map(around => offsetOf(asUtc + around, zone)));
  return [...offsets]
    .map(offset => asUtc - offset)
    .filter(instant => instant + offsetOf(instant, zone) === asUtc)
    .sort((one, other) => one - other);
}

/** What clocks show right after they skipped a local time. @param {string} local @param {string} zone */
export function afterGap(local, zone) {
  let before = Date.parse(`${local}Z`) - DAY_MILLIS;
  let after = before + 2 * DAY_MILLIS;
  const offset = offsetOf(before, zone);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetOf(middle, zone) === offset) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return localText(after, zone);
}

/** Such as `UTC+02:00`. @param {number} instant @param {string} zone */
export function offsetText(instant, zone) {
  const minutes = offsetOf(instant, zone) / 60_000;
  /** @param {number} number */
  const two = number => String(Math.floor(Math.abs(number))).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A day and time for people, as clocks of the zone show it. @param {number} instant @param {string} zone */
export function shown(instant, zone) {
  return new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short', timeZone: zone}).format(instant);
}

/** @param {number} instant @param {string} zone */
function offsetOf(instant, zone) {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(instant)
      .map(({type, value}) => [type, Number(value)]),
  );
  return (
    Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
    - Math.floor(instant / 1000) * 1000
  );
}

/** @param {string} zone */
function format(zone) {
  let known = formats.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, known);
  }
  return known;
}
