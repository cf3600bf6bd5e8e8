// What goes on beside the scanning: says how the device is, uploads, and takes over changes. Also the way in which
// a device that is offline finds out that it is not any more.

import {alone} from './alone.js';
import * as api from './api.js';
import {refresh} from './snapshot.js';
import {sizes} from './store.js';
import {flush} from './upload.js';

const ONLINE_EVERY_MS = 15_000;
const OFFLINE_EVERY_MS = 4000;
/** After a good sign, the next look comes soon. */
const AGAIN_MS = 500;

export class Sync {
  #connection;
  #device;
  #on;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void> | undefined} */
  #running;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {import('./own-device.js').OwnDevice} device
   * @param {{changed: () => Promise<void> | void, lockedOut: () => void}} on
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
    if (!this.#device.current) {
      return;
    }
    let soon = false;
    try {
      const now = await health();
      await this.#device.learn(await this.#device.ask(token => api.heartbeat(token, now)));
      await this.#on.changed();
      soon = !this.#connection.isOnline;
      if (this.#connection.isOnline) {
        await this.#exchange();
        await this.#device.renewInTime(health);
      }
    } catch (problem) {
      if (api.isLockedOut(problem)) {
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

  #exchange() {
    // Two tabs of one device would send everything twice: harmless, and of no use.
    return alone('usher-exchange', async () => {
      await flush(this.#device);
      await refresh(this.#device);
    });
  }
}

async function health() {
  const {waiting} = await sizes();
  const batteryPercent = await battery();
  return {sentAt: new Date().toISOString(), waitingScans: waiting, batteryPercent};
}

async function battery() {
  const state = await navigator.getBattery?.().catch(() => undefined);
  return state && Math.round(state.level * 100);
}
