// What goes on beside the scanning: says how the device is, uploads, and takes over changes. Also the way in which
// a device that is offline finds out that it is not any more.

import * as api from './api.js';
import { watched } from './connection.js';
import { refresh } from './snapshot.js';
import { sizes } from './store.js';
import { flush } from './upload.js';

const ONLINE_EVERY_MS = 15_000;
const OFFLINE_EVERY_MS = 4000;
/** After a good sign, the next look comes soon. */
const AGAIN_MS = 500;

export class Sync {
  #connection;
  #device;
  #on;
  #timer;
  /** @type {Promise<void> | undefined} */
  #running;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => {token: string} | undefined} device
   * @param {{changed: (own?: object) => Promise<void> | void, lockedOut: () => void}} on
   */
  constructor(connection, device, on) {
    this.#connection = connection;
    this.#device = device;
    this.#on = on;
    addEventListener('online', () => this.now());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.now());
  }

  /** Looks at once, or as soon as the look that goes on has ended. */
  now() {
    clearTimeout(this.#timer);
    const next = () => this.#look();
    this.#running = this.#running ? this.#running.then(next) : next();
    return this.#running;
  }

  async #look() {
    clearTimeout(this.#timer);
    const device = this.#device();
    if (!device) {
      return;
    }
    let soon = false;
    try {
      const { waiting } = await sizes();
      const health = { sentAt: new Date().toISOString(), waitingScans: waiting, batteryPercent: await battery() };
      const own = await watched(this.#connection, () => api.heartbeat(device.token, health));
      await this.#on.changed(own);
      soon = !this.#connection.isOnline;
      if (this.#connection.isOnline) {
        await this.#exchange(device.token, waiting);
      }
    } catch (problem) {
      if (problem instanceof api.Rejected && problem.isLockedOut) {
        this.#on.lockedOut();
        return;
      }
    } finally {
      await this.#on.changed();
    }
    const wait = this.#connection.isOnline ? ONLINE_EVERY_MS : soon ? AGAIN_MS : OFFLINE_EVERY_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), wait);
  }

  async #exchange(token, waiting) {
    const exchange = async () => {
      if (waiting > 0) {
        await flush(token);
      }
      await refresh(token);
    };
    // Two tabs of one device would send everything twice: harmless, and of no use.
    await (navigator.locks ? navigator.locks.request('usher-exchange', exchange) : exchange());
  }
}

async function battery() {
  try {
    return Math.round((await navigator.getBattery()).level * 100);
  } catch {
    return undefined;
  }
}
