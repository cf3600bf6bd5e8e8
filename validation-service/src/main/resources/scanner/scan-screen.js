// The screen at the door: takes codes from the camera, a hand scanner or the keyboard, one after the other.

import {describe} from './answers.js';
import * as api from './api.js';
import {CameraControl} from './camera-control.js';
import {text} from './i18n.js';
import {Keyboard} from './keyboard.js';
import {listenToMore} from './more-screen.js';
import * as result from './result.js';
import {ScanDesk} from './scan-desk.js';
import {SearchScreen} from './search-screen.js';
import {byId} from './shared/dom.js';
import {Undo} from './undo.js';
import {UndoScreen} from './undo-screen.js';

/** Scanners and cameras read a code several times while it is in front of them. */
const SAME_CODE_MS = 3000;

/**
 * What this screen needs of others.
 * @typedef {{connection: import('./connection.js').Connection, device: import('./own-device.js').OwnDevice,
 *   event: () => any, sync: import('./sync.js').Sync, lockedOut: () => void, unpair: () => Promise<void>,
 *   refresh: () => Promise<void>}} Surroundings
 */
export class ScanScreen {
  #around;
  #desk;
  #keys;
  #camera;
  #search;
  #undo;
  #last = {text: '', at: -Infinity};
  #turn = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #againEnds;
  /** @type {import('./admission-rules.js').Direction} */
  #direction = 'entry';

  /** @param {Surroundings} around */
  constructor(around) {
    const {connection, device, sync, event, lockedOut} = around;
    this.#around = around;
    this.#desk = new ScanDesk(connection, device);
    this.#camera = new CameraControl(read => this.#scanned(read), say);
    this.#search = new SearchScreen(connection, device, {event, lockedOut, letIn: code => this.#take(code, 'entry')});
    this.#undo = new UndoScreen(new Undo(connection, device, sync), {
      event,
      lockedOut,
      done: message => this.#undone(message),
    });
    this.#keys = new Keyboard(
      code => this.#scanned(code),
      query => this.#search.find(query),
    );
    result.whenClosed(() => byId('scan-input').focus({preventScroll: true}));
    byId('entry-button').addEventListener('click', () => this.#turnTo('entry'));
    byId('exit-button').addEventListener('click', () => this.#turnTo('exit'));
    listenToMore(around);
  }

  open() {
    this.languageChanged();
    this.#turnTo('entry');
    this.#keys.open();
    this.#camera.startIfWanted();
  }

  close() {
    this.#camera.stop();
    result.hide();
    document.querySelectorAll('dialog').forEach(dialog => dialog.close());
    this.#last = {text: '', at: -Infinity};
  }

  /** Shows what has changed of the device. */
  async refresh() {
    this.#search.refresh();
    await this.#undo.refresh();
  }

  languageChanged() {
    byId('scan-input', HTMLInputElement).placeholder = text('door.code');
    this.#prompt();
    this.#camera.show();
  }

  /** @param {string} read */
  #scanned(read) {
    const code = read.trim();
    const now = performance.now();
    const isAgain = code === this.#last.text && now - this.#last.at < SAME_CODE_MS;
    this.#last = {text: code, at: now};
    // Behind a question nobody would see the answer.
    if (!code || document.querySelector('dialog[open]')) {
      return;
    }
    if (isAgain) {
      this.#sayAgain();
    } else {
      this.#take(code, this.#direction);
    }
  }

  /** The answer is known, so there is no sound; silence alone would look like a pass. */
  #sayAgain() {
    if (result.isShown()) {
      return;
    }
    say(text('door.again'));
    byId('door').dataset.again = '';
    clearTimeout(this.#againEnds);
    this.#againEnds = setTimeout(() => this.#prompt(), SAME_CODE_MS);
  }

  /** @param {string} code @param {import('./admission-rules.js').Direction} direction */
  #take(code, direction) {
    const device = this.#around.device.current;
    if (device && !byId('door').hidden) {
      const scan = this.#desk.newScan(code, device.gate, direction);
      this.#turn = this.#turn.then(() => this.#check(scan));
    }
  }

  /** @param {import('./scan-desk.js').Scan} scan @param {boolean} [isRepeated] */
  async #check(scan, isRepeated) {
    if (!this.#around.device.current) {
      return;
    }
    result.hide();
    say(text('door.checking'));
    try {
      const answer = await this.#desk.check(scan, isRepeated);
      result.show(describe(answer, this.#around.event(), scan.direction), {
        retry:
          answer.reason === 'unsure'
            ? () => {
                this.#turn = this.#turn.then(() => this.#check(scan, true));
              }
            : undefined,
        undo: answer.valid && scan.direction === 'entry' ? () => this.#undo.ask() : undefined,
      });
    } catch (problem) {
      this.#failed(problem);
    } finally {
      this.#prompt();
      await this.#around.refresh();
    }
  }

  /** @param {Error} problem */
  #failed(problem) {
    if (api.isLockedOut(problem)) {
      this.#around.lockedOut();
      return;
    }
    this.#last = {text: '', at: -Infinity};
    result.show({kind: 'unsure', word: text('word.unsure'), sentence: problem.message, details: text('result.unsure')});
  }

  /** @param {string} message */
  async #undone(message) {
    // Whose entry was taken back may be scanned again at once.
    this.#last = {text: '', at: -Infinity};
    say(message);
    await this.#around.refresh();
  }

  #prompt() {
    clearTimeout(this.#againEnds);
    delete byId('door').dataset.again;
    say(text(this.#direction === 'exit' ? 'door.readyExit' : 'door.ready'));
  }

  /** @param {import('./admission-rules.js').Direction} direction */
  #turnTo(direction) {
    this.#direction = direction;
    byId('door').dataset.direction = direction;
    byId('entry-button').setAttribute('aria-pressed', String(direction === 'entry'));
    byId('exit-button').setAttribute('aria-pressed', String(direction === 'exit'));
    // Somebody who was just let in may leave at once.
    this.#last = {text: '', at: -Infinity};
    this.#prompt();
  }
}

/** Shows a message to the steward. @param {string} message */
function say(message) {
  byId('prompt').textContent = message;
}
