import {start} from './api.js';
import {byId, h} from './shared/dom.js';
import {counted, number} from './words.js';

const SHOWN = 50;

const KINDS = /** @type {const} */ ({
  REPLAY: {
    title: 'Replay',
    go: 'Replay',
    note: 'One letter goes first. The others follow when it is handled; it stops by itself if one dies again.',
  },
  ARCHIVE: {
    title: 'Archive',
    go: 'Archive',
    note: 'They move into an encrypted bucket for 90 days. `usher dlq restore` brings them back.',
  },
  DISCARD: {
    title: 'Discard',
    go: 'Discard for good',
    note: 'They are deleted for good. If in doubt, archive them instead.',
  },
});

/** @typedef {keyof typeof KINDS} Kind */

/** @type {{kind: Kind, queue: string, ids: string[], group: string} | undefined} */
let asked;

/**
 * Shows which letters an act will concern, and asks for a reason.
 * @param {Kind} kind
 * @param {string} queue
 * @param {import('./api.js').Letter[]} letters exactly those
 * @param {string} window what was looked at, in words
 * @param {string} group all of them are in it
 */
export function ask(kind, queue, letters, window, group) {
  asked = {kind, queue, ids: letters.map(letter => letter.id), group};
  const {title, go, note} = KINDS[kind];
  byId('act-title').textContent = `${title} ${counted(letters.length, 'letter')}`;
  byId('act-what').textContent = `${queue}: these, of ${window}. Letters that arrive meanwhile stay.`;
  byId('act-ids').replaceChildren(...letters.slice(0, SHOWN).map(letter => h('li', letter.id)));
  byId('act-more').textContent = letters.length > SHOWN ? `and ${number(letters.length - SHOWN)} more` : '';
  byId('act-note').textContent = note;
  byId('act-problem').textContent = '';
  byId('rate-label').hidden = kind !== 'REPLAY';
  byId('act-go').textContent = go;
  byId('reason', HTMLInputElement).value = '';
  byId('act', HTMLDialogElement).showModal();
  byId('reason').focus();
}

/** The buttons that act on letters. @param {(kind: Kind) => void} chosen */
export function buttons(chosen) {
  return [
    h('button', {type: 'button', onclick: () => chosen('REPLAY')}, 'Replay …'),
    h('button', {type: 'button', onclick: () => chosen('ARCHIVE')}, 'Archive …'),
    h('button', {type: 'button', onclick: () => chosen('DISCARD')}, 'Discard …'),
  ];
}

/** @param {Event} event */
async function go(event) {
  event.preventDefault();
  const reason = byId('reason', HTMLInputElement).value.trim();
  if (!asked || !reason) {
    byId('act-problem').textContent = 'Say why: others read it later.';
    return;
  }
  try {
    await start({...asked, reason, rate: Number(byId('rate', HTMLInputElement).value) || 1});
    byId('act', HTMLDialogElement).close();
  } catch (problem) {
    byId('act-problem').textContent = problem.message;
  }
}

byId('act-form').addEventListener('submit', go);
byId('act-cancel').addEventListener('click', () => byId('act', HTMLDialogElement).close());
