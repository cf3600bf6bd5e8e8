// Decides on what was scanned: asks the service, or, if that does not answer in time, decides here. Both use the same
// scanId, so a scan that the service took in although its answer was lost is one scan, not two.

import * as api from './api.js';
import {clean} from './code.js';
import * as offline from './offline-check.js';
import {noteAnswer} from './passages.js';

/**
 * @typedef {{qrCode: string, scanId: string, gate: string, direction: import('./admission-rules.js').Direction,
 *   scannedAt: string}} Scan
 */

export class ScanDesk {
  #connection;
  #device;

  /** @param {import('./connection.js').Connection} connection @param {import('./own-device.js').OwnDevice} device */
  constructor(connection, device) {
    this.#connection = connection;
    this.#device = device;
  }

  /**
   * @param {string} text
   * @param {string} gate
   * @param {import('./admission-rules.js').Direction} direction
   * @returns {Scan}
   */
  newScan(text, gate, direction) {
    return {
      qrCode: clean(text).slice(0, 1000),
      scanId: crypto.randomUUID(),
      gate,
      direction,
      scannedAt: new Date().toISOString(),
    };
  }

  /**
   * @param {Scan} scan
   * @param {boolean} isRepeated whether the service may have heard of it before
   * @returns {Promise<import('./answers.js').Answer>}
   * @throws {api.Rejected} if the device is no device any more
   */
  async check(scan, isRepeated = false) {
    // The screen asks only while it is paired.
    const device = /** @type {import('./own-device.js').Device} */ (this.#device.current);
    const isAsked = this.#connection.isOnline;
    if (isAsked) {
      try {
        const answer = await this.#device.ask(token =>
          api.validate(token, isRepeated ? {...scan, repeated: true} : scan),
        );
        await noteAnswer(answer, scan);
        return {...answer, offline: false};
      } catch (problem) {
        if (!(problem instanceof api.Unreachable)) {
          throw problem;
        }
      }
    }
    return offline.check(scan, device, isAsked || isRepeated);
  }
}
