// Decides on what was scanned: asks the service, or, if that does not answer in time, decides here. Both use the same
// scanId, so a scan that the service took in although its answer was lost is one scan, not two.

import * as api from './api.js';
import { clean } from './code.js';
import { watched } from './connection.js';
import * as offlineDoor from './offline-door.js';

export class ScanDesk {
  #connection;

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** @param {string} text @param {{gate: string}} device @param {import('./door.js').Direction} direction */
  newScan(text, device, direction) {
    return { qrCode: clean(text).slice(0, 1000), scanId: crypto.randomUUID(), gate: device.gate, direction, scannedAt: new Date().toISOString() };
  }

  /**
   * @returns {Promise<object>} the answer as the service gives it, with `offline`, and reason `unsure` if nobody knows
   * @throws {api.Rejected} if the device is no device any more
   */
  async check(scan, device) {
    if (this.#connection.isOnline) {
      try {
        const answer = await watched(this.#connection, () => api.validate(device.token, scan));
        await offlineDoor.note(answer, scan);
        return { ...answer, offline: false };
      } catch (problem) {
        if (!(problem instanceof api.Unreachable)) {
          throw problem;
        }
      }
    }
    return offlineDoor.check(scan, device);
  }
}
