const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 5000;

/** Pauses that grow by half each time, up to five seconds. */
export function patience() {
  let millis = FIRST_MILLIS;
  let least = 0;
  return {
    next() {
      const now = Math.max(millis, least);
      millis = Math.min(LONGEST_MILLIS, millis * 1.5);
      least = 0;
      return now;
    },
    /** @param {number} seconds what a Retry-After asked for */
    atLeast(seconds) {
      least = (seconds || 0) * 1000;
    },
  };
}

/**
 * Waits, but not longer than the page is shown.
 * @param {number} millis
 * @param {AbortSignal} signal ends when another page is shown
 * @returns {Promise<void>}
 */
export function pause(millis, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      {once: true},
    );
  });
}
