// Recounts, when the sums are off.

import {send} from './api.js';
import {fill, when} from './parts.js';
import {byId, h} from './shared/dom.js';

const SHOWN = 10;
let path = '';

/** Begins with another event. @param {string} eventPath */
export function show(eventPath) {
  path = eventPath;
  byId('recounted').textContent = '';
  fill(byId('corrections'), []);
}

const button = byId('recount', HTMLButtonElement);

button.addEventListener('click', async () => {
  const asked = path;
  button.disabled = true;
  byId('recounted').textContent = 'Counting…';
  try {
    const answer = await send('POST', `${asked}/admissions/recount`);
    if (asked === path) {
      showResult(answer);
    }
  } catch (problem) {
    byId('recounted').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

/**
 * @param {{entries: number, exits: number, minutesLeftAlone: number,
 *   corrections: {minute: string, gate: string, entries: number, exits: number}[]}} answer
 */
function showResult({entries, exits, corrections, minutesLeftAlone}) {
  const done = corrections.length === 0 ? 'All sums were correct.' : `Corrected: ${difference(entries, exits)}.`;
  const left =
    minutesLeftAlone === 0
      ? ''
      : ` ${minutes(minutesLeftAlone)} skipped, because their scans may still be on their way. Recount in two minutes to check.`;
  byId('recounted').textContent = done + left;
  fill(byId('corrections'), [
    ...corrections
      .slice(0, SHOWN)
      .map(correction =>
        h(
          'li',
          h('span.time', when(correction.minute)),
          h('span.what', correction.gate),
          h('span.quiet', difference(correction.entries, correction.exits)),
        ),
      ),
    ...(corrections.length > SHOWN ? [h('li.quiet', `and ${corrections.length - SHOWN} more`)] : []),
  ]);
}

/** @param {number} count */
const minutes = count => (count === 1 ? '1 minute was' : `${count} minutes were`);

/** @param {number} entries @param {number} exits */
function difference(entries, exits) {
  /** @param {number} number @param {string} one @param {string} many */
  const signed = (number, one, many) =>
    `${number > 0 ? '+' : '−'}${Math.abs(number)} ${Math.abs(number) === 1 ? one : many}`;
  return (
    [
      ...(entries === 0 ? [] : [signed(entries, 'entry', 'entries')]),
      ...(exits === 0 ? [] : [signed(exits, 'exit', 'exits')]),
    ].join(', ') || 'minutes changed, but not the sum'
  );
}
