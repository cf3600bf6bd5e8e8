// The screen at the door: takes codes from the camera, a hand scanner or the keyboard, one after the other.

import { describe } from './answers.js';
import * as api from './api.js';
import { Camera, isSupported } from './camera.js';
import { number, text } from './i18n.js';
import * as result from './result.js';
import { ScanDesk } from './scan-desk.js';
import { sizes } from './store.js';
import { Wedge } from './wedge.js';

/** Scanners and cameras read a code several times while it is in front of them. */
const SAME_CODE_MS = 3000;
/** A guess good enough to choose what opens first; the other way stays one tap away. */
const isTouch = matchMedia('(pointer: coarse)').matches;

const byId = (id) => document.getElementById(id);
const input = byId('scan-input');

/**
 * What this screen needs of others.
 * @typedef {{connection: import('./connection.js').Connection, device: () => any, event: () => any,
 *   sync: {now: () => Promise<void>}, lockedOut: () => void, unpair: () => Promise<void>,
 *   refresh: () => Promise<void>}} Surroundings
 */
export class DoorScreen {
  #around;
  #desk;
  #wedge = new Wedge();
  #camera = new Camera(byId('viewfinder'), (read) => this.#scanned(read));
  #last = { text: '', at: -Infinity };
  #turn = Promise.resolve();
  /** @type {import('./door.js').Direction} */
  #direction = 'entry';

  /** @param {Surroundings} around */
  constructor(around) {
    this.#around = around;
    this.#desk = new ScanDesk(around.connection);
    result.whenClosed(() => input.focus({ preventScroll: true }));
    this.#listenToKeys();
    this.#listenToButtons();
  }

  open() {
    this.languageChanged();
    input.inputMode = isTouch ? 'none' : 'text';
    byId('keyboard-button').hidden = !isTouch;
    byId('camera-button').hidden = !isSupported();
    this.#turnTo('entry');
    input.focus();
  }

  close() {
    this.#camera.stop();
    this.#showCamera();
    result.hide();
    document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
    this.#last = { text: '', at: -Infinity };
  }

  languageChanged() {
    input.placeholder = text('door.code');
    this.#prompt();
    this.#showCamera();
  }

  // Scanning

  #scanned(read) {
    const code = read.trim();
    const now = performance.now();
    const isAgain = code === this.#last.text && now - this.#last.at < SAME_CODE_MS;
    this.#last = { text: code, at: now };
    const device = this.#around.device();
    if (!code || isAgain || !device || byId('door').hidden) {
      return;
    }
    const scan = this.#desk.newScan(code, device, this.#direction);
    this.#turn = this.#turn.then(() => this.#check(scan));
  }

  async #check(scan) {
    const device = this.#around.device();
    if (!device) {
      return;
    }
    result.hide();
    byId('prompt').textContent = text('door.checking');
    try {
      const answer = await this.#desk.check(scan, device);
      const again = answer.reason === 'unsure' ? () => { this.#turn = this.#turn.then(() => this.#check(scan)); } : undefined;
      result.show(describe(answer, this.#around.event(), scan.direction), again);
    } catch (problem) {
      this.#failed(problem);
    } finally {
      this.#prompt();
      await this.#around.refresh();
    }
  }

  #failed(problem) {
    if (problem instanceof api.Rejected && problem.isLockedOut) {
      this.#around.lockedOut();
      return;
    }
    this.#last = { text: '', at: -Infinity };
    result.show({ kind: 'unsure', word: text('word.unsure'), sentence: problem.message, details: text('result.unsure') });
  }

  #prompt() {
    byId('prompt').textContent = text(this.#direction === 'exit' ? 'door.readyExit' : 'door.ready');
  }

  #turnTo(direction) {
    this.#direction = direction;
    byId('door').dataset.direction = direction;
    byId('entry-button').setAttribute('aria-pressed', String(direction === 'entry'));
    byId('exit-button').setAttribute('aria-pressed', String(direction === 'exit'));
    // Somebody who was just let in may leave at once.
    this.#last = { text: '', at: -Infinity };
    this.#prompt();
  }

  // Keys

  /** A hand scanner types wherever the focus is: all keys belong to the field, unless something else is meant. */
  #listenToKeys() {
    document.addEventListener('keydown', (event) => {
      if (byId('door').hidden || document.querySelector('dialog[open]')) {
        return;
      }
      if (event.key === 'Escape') {
        result.hide();
      }
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.target !== input
          && !(event.key === ' ' && event.target instanceof HTMLButtonElement)) {
        input.focus();
      }
      this.#wedge.key(event);
    });
    byId('scan-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const meant = this.#wedge.meant(input.value);
      input.value = '';
      this.#scanned(meant);
    });
  }

  // Buttons

  #listenToButtons() {
    byId('entry-button').addEventListener('click', () => this.#turnTo('entry'));
    byId('exit-button').addEventListener('click', () => this.#turnTo('exit'));
    byId('keyboard-button').addEventListener('click', () => {
      input.inputMode = input.inputMode === 'none' ? 'text' : 'none';
      input.blur();
      input.focus();
    });
    byId('camera-button').addEventListener('click', () => this.#toggleCamera());
    byId('torch-button').addEventListener('click', () => this.#toggleTorch());
    byId('more-button').addEventListener('click', () => byId('more').showModal());
    byId('more-close').addEventListener('click', () => byId('more').close());
    byId('more').addEventListener('close', () => input.focus());
    byId('sync-button').addEventListener('click', () => this.#around.sync.now());
    byId('unpair-button').addEventListener('click', () => this.#askToUnpair());
    byId('unpair-no').addEventListener('click', () => byId('unpair').close());
    byId('unpair-yes').addEventListener('click', () => this.#around.unpair());
  }

  async #askToUnpair() {
    const { waiting } = await sizes();
    byId('unpair-waiting').textContent = waiting > 0 ? text('unpair.waiting', { count: number(waiting) }) : '';
    byId('more').close();
    byId('unpair').showModal();
  }

  async #toggleCamera() {
    if (this.#camera.isOn) {
      this.#camera.stop();
    } else {
      try {
        await this.#camera.start();
      } catch {
        this.#camera.stop();
        byId('prompt').textContent = text('door.noCamera');
      }
    }
    this.#showCamera();
    input.focus();
  }

  #showCamera() {
    byId('door').classList.toggle('with-camera', this.#camera.isOn);
    byId('camera-button').textContent = text(this.#camera.isOn ? 'door.cameraOff' : 'door.camera');
    byId('torch-button').hidden = !(this.#camera.isOn && this.#camera.hasTorch);
    byId('torch-button').setAttribute('aria-pressed', 'false');
  }

  async #toggleTorch() {
    const button = byId('torch-button');
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    try {
      await this.#camera.setTorch(isOn);
      button.setAttribute('aria-pressed', String(isOn));
    } catch {
      button.hidden = true;
    }
  }
}
