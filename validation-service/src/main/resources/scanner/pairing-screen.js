// Makes this browser a device: by a code that is typed, scanned, or part of the address.

import * as api from './api.js';
import {Camera, isSupported} from './camera.js';
import {text} from './i18n.js';
import {byId} from './shared/dom.js';
import * as sound from './sound.js';

export class PairingScreen {
  #onPaired;
  #camera = new Camera(byId('pairing-video', HTMLVideoElement), read => this.#read(read));

  /** @param {(answer: api.Paired, deviceName: string) => Promise<void>} onPaired */
  constructor(onPaired) {
    this.#onPaired = onPaired;
    byId('pairing-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#pair(event.submitter);
    });
    byId('pairing-camera-button').hidden = !isSupported();
    byId('pairing-camera-button').addEventListener('click', () => this.#toggleCamera());
  }

  /** @param {string} notice what happened before */
  open(notice) {
    byId('pairing-notice').textContent = notice;
    byId('pairing-problem').textContent = '';
    byId(byId('pairing-code', HTMLInputElement).value ? 'device-name' : 'pairing-code').focus();
  }

  /** `/scanner#pair=CODE`; the code leaves the address bar, so that it is in no screenshot or history. */
  codeFromAddress() {
    const code = new URLSearchParams(location.hash.slice(1)).get('pair');
    if (code) {
      byId('pairing-code', HTMLInputElement).value = code;
      history.replaceState(null, '', location.pathname);
    }
    return code !== null;
  }

  /** @param {any} button that was pressed */
  async #pair(button) {
    sound.unlock();
    const [code, name] = ['pairing-code', 'device-name'].map(id => byId(id, HTMLInputElement).value.trim());
    const missing = !code ? 'pairing-code' : !name ? 'device-name' : undefined;
    if (missing) {
      byId('pairing-problem').textContent = text(missing === 'pairing-code' ? 'pair.codeMissing' : 'pair.nameMissing');
      byId(missing).focus();
      return;
    }
    button.disabled = true;
    try {
      const answer = await api.pair(code, name);
      this.#stopCamera();
      byId('pairing-code', HTMLInputElement).value = '';
      byId('pairing-notice').textContent = '';
      byId('pairing-problem').textContent = '';
      await this.#onPaired(answer, name);
    } catch (problem) {
      byId('pairing-problem').textContent = explanation(problem);
    } finally {
      button.disabled = false;
    }
  }

  /** @param {string} read */
  #read(read) {
    const code =
      /[#&?]pair=([0-9A-Za-z-]+)/.exec(read)?.[1]
      ?? (/^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$/.test(read) ? read : undefined);
    if (code) {
      byId('pairing-code', HTMLInputElement).value = code;
      this.#stopCamera();
      byId('device-name').focus();
    }
  }

  async #toggleCamera() {
    if (this.#camera.isOn) {
      this.#stopCamera();
      return;
    }
    try {
      byId('pairing-camera').hidden = false;
      await this.#camera.start();
      byId('pairing-camera-button').textContent = text('door.cameraOff');
    } catch {
      this.#stopCamera();
      byId('pairing-problem').textContent = text('door.noCamera');
    }
  }

  #stopCamera() {
    this.#camera.stop();
    byId('pairing-camera').hidden = true;
    byId('pairing-camera-button').textContent = text('pair.camera');
  }
}

/** @param {api.Rejected | api.Unreachable} problem */
function explanation(problem) {
  if (problem instanceof api.Unreachable) {
    return text('pair.noAnswer');
  }
  switch (problem.problem) {
    case 'pairing-code-not-usable':
      return text('pair.notUsable');
    case 'too-many-attempts':
      return text('pair.tooMany');
    default:
      return problem.message;
  }
}
