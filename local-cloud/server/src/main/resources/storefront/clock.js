/** How far the device's clock is behind the server's. */
let aheadMillis = 0;

/** Half a second is what the header leaves open, and what the answer took on its way. */
const TOLERANCE_MILLIS = 2000;

/** Learns the time from an answer. @param {Response} response */
export function learnTime(response) {
  const difference = Date.parse(response.headers.get('Date') ?? '') - Date.now();
  if (Number.isFinite(difference)) {
    aheadMillis = Math.abs(difference) > TOLERANCE_MILLIS ? difference : 0;
  }
}

/** The server's time in milliseconds: holds end by it, whatever the device's clock says. */
export const now = () => Date.now() + aheadMillis;
