// The answer to a scan, over the whole screen: colour, shape, word, sound and vibration.

import { signal } from './signals.js';

/** Admission makes room for the next guest by itself; a refusal stays until somebody has read it. */
const ADMITTED_FOR_MS = 1800;

const WORDS = {
  ok: 'Admit',
  already_used: 'Already used',
  unknown: 'No ticket',
  forged: 'Not genuine',
  wrong_event: 'Other event',
  not_today: 'Not today',
  too_early: 'Too early',
  closed: 'Closed',
  superseded: 'Old ticket',
};

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

export function showAnswer(answer) {
  const kind = answer.valid ? 'admit' : 'refuse';
  show(kind, WORDS[answer.reason] ?? 'Stop', answer.message, details(answer.ticket), answer.valid ? '' : 'Tap or scan to go on');
  if (answer.valid) {
    timer = setTimeout(hide, ADMITTED_FOR_MS);
  }
}

/** Nothing was decided. @param {() => void} retry */
export function showUnchecked(sentence, retry) {
  show('unsure', 'Not checked', sentence, 'Nobody knows yet whether this ticket is good.', '');
  view['retry-button'].hidden = false;
  view['retry-button'].onclick = retry;
}

export function hide() {
  clearTimeout(timer);
  if (isShown()) {
    view.result.hidden = true;
    onClosed();
  }
}

function show(kind, word, sentence, detail, hint) {
  clearTimeout(timer);
  view['retry-button'].hidden = true;
  view.result.dataset.kind = kind;
  view.result.hidden = false;
  view.word.textContent = word;
  view.sentence.textContent = sentence;
  view.details.textContent = detail;
  view.hint.textContent = hint;
  signal(kind);
}

function details(ticket) {
  return ticket?.ticketNumber === undefined ? '' : `${ticket.attendeeName} · ticket ${ticket.ticketNumber}`;
}

view['result-close'].addEventListener('click', hide);
