// The keys at the door. A hand scanner types wherever the focus is, and ends with Enter, which would press whatever
// button has the focus: so all letters go to the field of what is open, the door's or the search's, and a code that
// came from a scanner is a scan in both.

import * as result from './result.js';
import {byId} from './shared/dom.js';
import {Wedge} from './wedge.js';

/** Longer than any name, shorter than any code; and a code has no space. */
const PASTED_CODE = /^\s*[A-Za-z2-7]{100,}\s*$/;
/** A guess good enough to choose what opens first; the other way stays one tap away. */
const isTouch = matchMedia('(pointer: coarse)').matches;

const input = byId('scan-input', HTMLInputElement);
const searchInput = byId('search-input', HTMLInputElement);

export class Keyboard {
  #wedge = new Wedge();

  /** @param {(code: string) => void} onCode @param {(query: string) => void} onQuery what is searched for */
  constructor(onCode, onQuery) {
    document.addEventListener('keydown', event => this.#key(event));
    byId('scan-form').addEventListener('submit', event => {
      event.preventDefault();
      const meant = this.#wedge.meant(input.value);
      input.value = '';
      onCode(meant);
    });
    byId('search-form').addEventListener('submit', event => {
      event.preventDefault();
      const code = this.#wedge.scanned(searchInput.value) ?? PASTED_CODE.exec(searchInput.value)?.[0];
      if (code) {
        byId('search', HTMLDialogElement).close();
        onCode(code);
      } else {
        onQuery(searchInput.value);
      }
    });
    byId('keyboard-button').addEventListener('click', () => {
      input.inputMode = input.inputMode === 'none' ? 'text' : 'none';
      input.blur();
      input.focus();
    });
  }

  open() {
    input.inputMode = isTouch ? 'none' : 'text';
    byId('keyboard-button').hidden = !isTouch;
    input.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const dialog = document.querySelector('dialog[open]');
    if (byId('door').hidden || (dialog && dialog.id !== 'search')) {
      return;
    }
    if (event.key === 'Escape' && !dialog) {
      result.hide();
    }
    // With a code in the field, Enter ends that code.
    const isPressed = input.value === '' && (event.key === ' ' || event.key === 'Enter');
    if (isPressed && !dialog && !(event.target instanceof HTMLButtonElement) && result.hideByKey()) {
      event.preventDefault();
      return;
    }
    const field = dialog ? searchInput : input;
    if (
      event.key.length === 1
      && !event.ctrlKey
      && !event.metaKey
      && event.target !== field
      && !(event.key === ' ' && event.target instanceof HTMLButtonElement)
    ) {
      field.focus();
      // What is typed now is something new.
      field.select();
    }
    this.#wedge.key(event);
  }
}
