import {letter as load, order} from './api.js';
import {byId, h} from './shared/dom.js';
import {counted, number, readable, when} from './words.js';

const SHOWN = 200;

/**
 * The letters that contain a text.
 * @param {import('./api.js').Letter[]} letters
 * @param {string} text
 */
export function matching(letters, text) {
  const wanted = text.trim().toLowerCase();
  return letters.filter(({id, type, registration, event}) =>
    [id, type, registration, event].some(value => value?.toLowerCase().includes(wanted)),
  );
}

/** Shows letters of a group. @param {import('./api.js').Letter[]} letters */
export function show(letters) {
  byId('found').textContent = counted(letters.length, 'letter');
  byId('letters').replaceChildren(...letters.slice(0, SHOWN).map(row));
  byId('more').textContent =
    letters.length > SHOWN ? `The first ${number(SHOWN)} are shown; narrow it down to see others.` : '';
}

/** @param {import('./api.js').Letter} letter */
function row(letter) {
  return h(
    'tr',
    h('td', h('button', {type: 'button', onclick: () => open(letter)}, letter.id)),
    h('td', when(letter.since)),
    h('td', letter.type ?? '–'),
    h('td.id', letter.registration ?? '–'),
    h('td.id', letter.event ?? '–'),
  );
}

/** @param {import('./api.js').Letter} listed */
async function open(listed) {
  const letter = await load(listed.queue, listed.id);
  byId('letter-title').textContent = `Letter ${letter.id}`;
  const facts = {
    Reason: letter.reason,
    Exception: letter.exception,
    [letter.origin === 'PARKED' ? 'Failed' : 'First sent']: when(letter.since),
    Tried: letter.tries > 0 && counted(letter.tries, 'time'),
    'Sent back before': letter.replays > 0 && counted(letter.replays, 'time'),
    Expires: when(letter.expiresAt),
    Type: letter.type,
    Registration: letter.registration,
    Event: letter.event,
    Trace: letter.trace,
  };
  byId('letter').replaceChildren(
    ...Object.entries(facts)
      .filter(([, fact]) => fact)
      .flatMap(([name, fact]) => [h('dt', name), h('dd', /** @type {string} */ (fact))]),
  );
  byId('body').textContent = readable(letter.body);
  offerOrder(letter.registration);
  byId('letter-card').hidden = false;
  byId('letter-title').focus();
}

/** @param {string} [registration] */
function offerOrder(registration) {
  byId('steps').replaceChildren();
  byId('order').replaceChildren(
    registration
      ? h('button', {type: 'button', onclick: () => showOrder(registration)}, `What became of ${registration}`)
      : 'It names no registration.',
  );
}

/** @param {string} registration */
async function showOrder(registration) {
  byId('order').textContent = 'Reading the tables of all services …';
  try {
    const timeline = await order(registration);
    byId('order').textContent = timeline.summary;
    byId('steps').replaceChildren(
      ...timeline.steps.map(({at, where, what}) =>
        h('li', h('span.time', when(at)), h('span.what', where), h('span', what)),
      ),
      ...timeline.problems.map(problem => h('li', h('span.problem', problem))),
    );
  } catch (problem) {
    byId('order').textContent = problem.message;
  }
}
