// The answer to a scan, over the whole screen: colour, shape, word, sound and vibration.

import {text} from './i18n.js';
import {byId} from './shared/dom.js';
import {signal} from './sound.js';

/** A guest who passes makes room for the next one automatically; a refusal stays until somebody has read it. */
const ADMITTED_FOR_MS = 1800;

/** A hand scanner may send a second line break after a code, which must not close what that code was answered. */
const SEEN_AFTER_MS = 700;

const screen = byId('result');
let shownAt = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let onClosed = () => {};

/** @param {() => void} listener called whenever the result went away */
export function whenClosed(listener) {
  onClosed = listener;
}

export function isShown() {
  return !screen.hidden;
}

/**
 * @param {{kind: 'admit' | 'warn' | 'refuse' | 'unsure', word: string, sentence: string, details: string}} answer
 * @param {{retry?: () => void, undo?: () => void}} offers `retry` if nobody knows yet, `undo` if somebody was let in
 */
export function show({kind, word, sentence, details}, {retry, undo} = {}) {
  clearTimeout(timer);
  shownAt = performance.now();
  screen.dataset.kind = kind;
  screen.hidden = false;
  byId('word').textContent = word;
  byId('sentence').textContent = sentence;
  byId('details').textContent = details;
  const isPassed = kind === 'admit' || kind === 'warn';
  byId('hint').textContent = isPassed ? '' : text('result.hint');
  offer(byId('retry-button'), retry);
  offer(byId('result-undo'), undo);
  signal(kind);
  if (isPassed) {
    timer = setTimeout(hide, ADMITTED_FOR_MS);
  }
}

export function hide() {
  clearTimeout(timer);
  if (isShown()) {
    screen.hidden = true;
    onClosed();
  }
}

/** A key that scanners press, too, closes it, if it was there to be seen. @returns {boolean} whether it did */
export function hideByKey() {
  const isSeen = isShown() && performance.now() - shownAt > SEEN_AFTER_MS;
  if (isSeen) {
    hide();
  }
  return isSeen;
}

/** @param {HTMLElement} button @param {(() => void) | undefined} action */
function offer(button, action) {
  button.hidden = !action;
  button.onclick = action ?? null;
}

byId('result-close').addEventListener('click', hide);
