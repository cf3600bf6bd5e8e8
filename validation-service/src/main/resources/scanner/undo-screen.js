// The last entry, and taking it back. It asks before it does: a thumb slips.

import {isLockedOut} from './api.js';
import {text, time} from './i18n.js';
import {lastEntry} from './passages.js';
import * as result from './result.js';
import {byId} from './shared/dom.js';

const dialog = byId('undo', HTMLDialogElement);

export class UndoScreen {
  #undo;
  #around;
  /** @type {import('./passages.js').LastEntry | undefined} what the question is about, whatever is scanned meanwhile */
  #entry;

  /**
   * @param {import('./undo.js').Undo} undo
   * @param {{event: () => any, lockedOut: () => void, done: (message: string) => Promise<void>}} around
   */
  constructor(undo, around) {
    this.#undo = undo;
    this.#around = around;
    byId('undo-button').addEventListener('click', () => this.ask());
    byId('undo-no').addEventListener('click', () => dialog.close());
    byId('undo-yes').addEventListener('click', () => this.#takeBack());
    dialog.addEventListener('close', () => byId('scan-input').focus());
  }

  /** Shows the last entry, or that there is none to take back. */
  async refresh() {
    const entry = await lastEntry();
    byId('last-entry').hidden = !entry;
    if (entry) {
      byId('last-entry-text').textContent = text('last.entry', {who: this.#who(entry), time: this.#time(entry)});
    }
  }

  /** Asks whether the last entry is to be taken back. */
  async ask() {
    this.#entry = await lastEntry();
    if (this.#entry) {
      result.hide();
      byId('undo-who').textContent = `${this.#who(this.#entry)} · ${this.#time(this.#entry)}`;
      this.#say('');
      dialog.showModal();
    }
  }

  async #takeBack() {
    const entry = this.#entry;
    if (!entry) {
      return;
    }
    const button = byId('undo-yes', HTMLButtonElement);
    button.disabled = true;
    this.#say('');
    try {
      const outcome = await this.#undo.takeBack(entry);
      if (outcome === 'done') {
        dialog.close();
        await this.#around.done(text('undo.done', {who: this.#who(entry)}));
      } else {
        this.#say(text(`undo.${outcome}`), outcome === 'refused');
        await this.refresh();
      }
    } catch (problem) {
      if (isLockedOut(problem)) {
        this.#around.lockedOut();
      } else {
        this.#say(problem.message);
      }
    } finally {
      button.disabled = false;
    }
  }

  /** @param {string} message why it did not work @param {boolean} isFinal whether trying again is of no use */
  #say(message, isFinal = false) {
    byId('undo-problem').textContent = message;
    byId('undo-help').hidden = message !== '';
    byId('undo-yes').hidden = isFinal;
    byId('undo-no').textContent = text(isFinal ? 'more.close' : 'undo.no');
    if (isFinal) {
      byId('undo-no').focus();
    }
  }

  /** @param {import('./passages.js').LastEntry} entry */
  #who({name, number, code}) {
    const parts = [name && `\u2068${name}\u2069`, number && text('result.number', {number})].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : text('last.code', {code});
  }

  /** @param {import('./passages.js').LastEntry} entry */
  #time({at}) {
    return time(at, this.#around.event()?.timeZone ?? 'UTC');
  }
}
