const time = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});

/** @param {number} micros since 1970 */
export function clock(micros) {
  return time.format(new Date(micros / 1000));
}

/** @param {number} micros */
export function length(micros) {
  if (micros < 1000) {
    return `${micros} µs`;
  }
  if (micros < 1_000_000) {
    return `${(micros / 1000).toFixed(micros < 10_000 ? 1 : 0)} ms`;
  }
  if (micros < 120_000_000) {
    return `${(micros / 1_000_000).toFixed(micros < 10_000_000 ? 2 : 1)} s`;
  }
  return `${Math.round(micros / 60_000_000)} min`;
}
