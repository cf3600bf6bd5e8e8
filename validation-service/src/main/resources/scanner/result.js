// The answer to a scan, over the whole screen: colour, shape, word, sound and vibration.

import {text} from './i18n.js';
import {signal} from './sound.js';

/** A guest who passes makes room for the next one automatically; a refusal stays until somebody has read it. */
const ADMITTED_FOR_MS = 1800;

const view = Object.fromEntries(
  ['result', 'word', 'sentence', 'details', 'hint', 'retry-button', 'result-undo', 'result-close'].map(id => [
    id,
    document.getElementById(id),
  ]),
);
let timer;
let onClosed = () => {};

/** @param {() => void} listener called whenever the result went away */
export function whenClosed(listener) {
  onClosed = listener;
}

export function isShown() {
  return !view.result.hidden;
}

/**
 * @param {{kind: 'admit' | 'warn' | 'refuse' | 'unsure', word: string, sentence: string, details: string}} answer
 * @param {{retry?: () => void, undo?: () => void}} offers `retry` if nobody knows yet, `undo` if somebody was let in
 */
export function show({kind, word, sentence, details}, {retry, undo} = {}) {
  clearTimeout(timer);
  view.result.dataset.kind = kind;
  view.result.hidden = false;
  view.word.textContent = word;
  view.sentence.textContent = sentence;
  view.details.textContent = details;
  const isPassed = kind === 'admit' || kind === 'warn';
  view.hint.textContent = isPassed ? '' : text('result.hint');
  offer(view['retry-button'], retry);
  offer(view['result-undo'], undo);
  signal(kind);
  if (isPassed) {
    timer = setTimeout(hide, ADMITTED_FOR_MS);
  }
}

export function hide() {
  clearTimeout(timer);
  if (isShown()) {
    view.result.hidden = true;
    onClosed();
  }
}

function offer(button, action) {
  button.hidden = !action;
  button.onclick = action ?? null;
}

view['result-close'].addEventListener('click', hide);
