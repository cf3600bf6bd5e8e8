// The answer to a scan, over the whole screen: colour, shape, word, sound and vibration.

import { text } from './i18n.js';
import { signal } from './sound.js';

/** Admission makes room for the next guest by itself; a refusal stays until somebody has read it. */
const ADMITTED_FOR_MS = 1800;

const view = Object.fromEntries(['result', 'word', 'sentence', 'details', 'hint', 'retry-button', 'result-close']
  .map((id) => [id, document.getElementById(id)]));
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
 * @param {{kind: 'admit' | 'refuse' | 'unsure', word: string, sentence: string, details: string}} answer
 * @param {(() => void) | undefined} retry offered if nobody knows yet
 */
export function show({ kind, word, sentence, details }, retry) {
  clearTimeout(timer);
  view.result.dataset.kind = kind;
  view.result.hidden = false;
  view.word.textContent = word;
  view.sentence.textContent = sentence;
  view.details.textContent = details;
  view.hint.textContent = kind === 'admit' ? '' : text('result.hint');
  view['retry-button'].hidden = !retry;
  view['retry-button'].onclick = retry ?? null;
  signal(kind);
  if (kind === 'admit') {
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

view['result-close'].addEventListener('click', hide);
