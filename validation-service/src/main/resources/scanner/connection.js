// Whether to ask the service or to decide here: found out from how requests go, never by hand.

import {Unreachable} from './api.js';

/** The number of recent requests that are looked at. */
const WINDOW = 5;
const MOST_FAILURES = 2;
/** Slower than this on average is as good as no network. */
const SLOW_MS = 1000;
/** A network that comes and goes must hold this many times in a row before it is trusted again. */
const GOOD_IN_A_ROW = 2;

/** Fires `change` when the device goes online or offline. */
export class Connection extends EventTarget {
  /** @type {{ok: boolean, ms: number}[]} */
  #recent = [];
  #good = 0;
  #isOnline = navigator.onLine;

  constructor() {
    super();
    addEventListener('offline', () => this.lost());
  }

  get isOnline() {
    return this.#isOnline;
  }

  /** A request was answered. @param {number} ms how long it took */
  worked(ms) {
    if (!this.#isOnline) {
      this.#good = ms < SLOW_MS ? this.#good + 1 : 0;
      if (this.#good >= GOOD_IN_A_ROW) {
        this.#become(true);
      }
      return;
    }
    this.#note({ok: true, ms});
  }

  /** A request was not answered, or not in time. */
  failed() {
    this.#good = 0;
    this.#note({ok: false, ms: 0});
  }

  /** The browser says that there is no network at all. */
  lost() {
    this.#good = 0;
    this.#become(false);
  }

  /** @param {{ok: boolean, ms: number}} outcome */
  #note(outcome) {
    this.#recent = [...this.#recent, outcome].slice(-WINDOW);
    const failures = this.#recent.filter(({ok}) => !ok).length;
    const answered = this.#recent.filter(({ok}) => ok);
    const mean = answered.reduce((sum, {ms}) => sum + ms, 0) / (answered.length || 1);
    if (failures >= MOST_FAILURES || (answered.length >= 3 && mean > SLOW_MS)) {
      this.#become(false);
    }
  }

  /** @param {boolean} isOnline */
  #become(isOnline) {
    this.#recent = [];
    this.#good = 0;
    if (this.#isOnline !== isOnline) {
      this.#isOnline = isOnline;
      this.dispatchEvent(new Event('change'));
    }
  }
}

/**
 * Does a request and notes how it went.
 * @template T @param {Connection} connection @param {() => Promise<T>} request
 * @param {{isTransfer?: boolean}} what `isTransfer`: it has much to carry, and that it takes long says nothing
 * @returns {Promise<T>}
 */
export async function watched(connection, request, {isTransfer = false} = {}) {
  const start = performance.now();
  try {
    const answer = await request();
    if (!isTransfer) {
      connection.worked(performance.now() - start);
    }
    return answer;
  } catch (problem) {
    if (problem instanceof Unreachable) {
      connection.failed();
    }
    throw problem;
  }
}
