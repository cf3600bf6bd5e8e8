// Who this browser is at the door: what it was paired for, and the token that proves it.
//
// A token is renewed in three steps, so that no lost answer and no other tab can lock the device out: a new one is
// asked for, it is kept beside the old one on disk, and only then used. Its first use is the end of the old one; until
// an answer proves that, the device has both, and tries the other when one is refused.

import {alone} from './alone.js';
import * as api from './api.js';
import {watched} from './connection.js';
import {change, clear, get, result, transact} from './store.js';
import {setAside, takeUp} from './unsent.js';

/**
 * @import {OwnDeviceState, Paired} from './api.js'
 * @import {Stores} from './store.js'
 */

/** Tokens do not expire. A new one twice a day makes one that leaked worthless soon. */
const RENEWED_AFTER_MS = 12 * 3_600_000;
/** Each instance of the service knows within a second which tokens are good. */
const SETTLED_AFTER_MS = 1500;

/**
 * @typedef {{deviceId: string, eventId: string, gate: string, scopes: string[], deviceName?: string,
 *   clockBehindMillis?: number, token: string, tokenSince?: number, nextToken?: string}} Device `tokenSince`: by the
 *   device's own clock; `nextToken`: fetched, but not known to be in use
 */
export class OwnDevice {
  #connection;
  /** @type {Device | undefined} */
  #kept;

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** @returns {Device | undefined} absent unless this browser is paired */
  get current() {
    return this.#kept;
  }

  get isSupervisor() {
    return this.#kept?.scopes?.includes('supervisor') === true;
  }

  async load() {
    this.#kept = await get('device');
  }

  /**
   * Becomes this device, and takes up what one of the same event did not upload.
   * @param {Paired} answer
   * @param {string} deviceName
   */
  async become(answer, deviceName) {
    const device = {...answer, deviceName, tokenSince: Date.now()};
    await transact(async stores => {
      await forgetDevice(stores);
      await takeUp(stores, device.eventId);
      stores.meta.put(device, 'device');
    });
    this.#kept = device;
  }

  /** Takes over what the service says of the device. @param {OwnDeviceState} state */
  learn({gate, scopes, deviceName, clockBehindMillis}) {
    return this.#change(kept => ({...kept, gate, scopes, deviceName, clockBehindMillis}));
  }

  /** Is no device any more, and keeps nothing. */
  async forget() {
    this.#kept = undefined;
    await transact(clear);
  }

  /**
   * Is no device any more.
   * @returns {Promise<number>} how many scans were not uploaded: they are kept, and only they
   */
  async lockOut() {
    this.#kept = undefined;
    return transact(forgetDevice);
  }

  /**
   * Asks the service as this device.
   * @template T
   * @param {(token: string) => Promise<T>} request
   * @param {{isTransfer?: boolean}} [what] as `watched` has it
   * @returns {Promise<T>}
   * @throws {api.Rejected} that it is locked out only if none of the device's tokens is good
   */
  async ask(request, what) {
    const {token} = this.#kept ?? {token: ''};
    try {
      return await watched(this.#connection, () => request(token), what);
    } catch (problem) {
      if (!api.isLockedOut(problem)) {
        throw problem;
      }
      return this.#askWithAnother(request, token, problem);
    }
  }

  /** Gets a new token if this one is old. @param {() => Promise<object>} health what a heartbeat says */
  async renewInTime(health) {
    if (isOld(this.#kept)) {
      await alone('usher-renewal', async () => {
        await this.load();
        const nextToken = this.#kept?.nextToken;
        if (isOld(this.#kept) && !(nextToken && (await this.#use(nextToken, health)))) {
          const {token} = await this.ask(own => api.renewToken(own));
          await this.#change(kept => ({...kept, nextToken: token}));
          await settled();
          await this.#use(token, health);
        }
      });
    }
  }

  /**
   * Another tab may have renewed the token, or a new one was used without an answer.
   * @template T
   * @param {(token: string) => Promise<T>} request
   * @param {string} refused
   * @param {unknown} problem thrown if no other token is good
   * @returns {Promise<T>}
   */
  async #askWithAnother(request, refused, problem) {
    const kept = await get('device');
    /** @type {string[]} */
    const tokens = [kept?.token, kept?.nextToken].filter(Boolean);
    let found = await this.#askWithAny(
      tokens.filter(token => token !== refused),
      request,
    );
    if (!found && tokens.length > 1) {
      await settled();
      found = await this.#askWithAny(tokens, request);
    }
    if (!found) {
      throw problem;
    }
    return found.answer;
  }

  /**
   * @template T
   * @param {string[]} tokens
   * @param {(token: string) => Promise<T>} request
   * @returns {Promise<{answer: T} | undefined>} nothing if all are refused
   */
  async #askWithAny(tokens, request) {
    for (const token of tokens) {
      try {
        const answer = await watched(this.#connection, () => request(token));
        await this.#adopt(token);
        return {answer};
      } catch (problem) {
        if (!api.isLockedOut(problem)) {
          throw problem;
        }
      }
    }
    return undefined;
  }

  /**
   * @param {string} token
   * @param {() => Promise<object>} health
   * @returns {Promise<boolean>} whether the service knows the token, which then is the only one
   */
  async #use(token, health) {
    const now = await health();
    try {
      await watched(this.#connection, () => api.heartbeat(token, now));
    } catch (problem) {
      if (api.isLockedOut(problem)) {
        return false;
      }
      throw problem;
    }
    await this.#adopt(token);
    return true;
  }

  /** @param {string} token */
  #adopt(token) {
    return this.#change(({nextToken, ...kept}) =>
      nextToken === token ? {...kept, token, tokenSince: Date.now()} : {...kept, ...(nextToken && {nextToken})},
    );
  }

  /** On disk first: other tabs are the same device. @param {(kept: Device) => Device} update */
  async #change(update) {
    this.#kept = await transact(({meta}) => change(meta, 'device', kept => kept && update(kept)));
  }
}

/**
 * Within a transaction: sets aside what was not uploaded.
 * @param {Stores} stores
 * @returns {Promise<number>} how many scans that are
 */
async function forgetDevice(stores) {
  const kept = await result(stores.meta.get('device'));
  const unsent = kept ? await setAside(stores, kept.eventId) : 0;
  await clear(stores);
  return unsent;
}

function settled() {
  return new Promise(resolve => {
    setTimeout(resolve, SETTLED_AFTER_MS);
  });
}

/** @param {Device | undefined} device */
function isOld(device) {
  const age = Date.now() - (device?.tokenSince ?? 0);
  // A clock that was set back makes it look young forever.
  return device !== undefined && (age < 0 || age > RENEWED_AFTER_MS);
}
