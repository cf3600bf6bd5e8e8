// The rules of an event's door. What was typed and not saved outlives a reload and a new sign-in, and is never
// written over what somebody else saved meanwhile without being asked.

import {call} from './api.js';
import * as draft from './draft.js';
import * as form from './rules-form.js';
import {complaints, differences, fieldsOf, requestOf, rulesOf} from './rules-model.js';
import {byId} from './shared/dom.js';

const SAVED = 'Saved. Scanners follow the rules within a second.';

/**
 * @import {Door} from './api.js'
 * @import {Fields, Rules} from './rules-model.js'
 * @typedef {{door: Door, tag: string | null}} State a door, and the tag that names its state
 */

let path = '';
/** @type {Map<string, string>} */
let typeNames = new Map();
/** What the form began with; there whenever the form is shown. @type {State} */
let base;
/** What somebody else saved since, if it has to be asked which is wanted. @type {State | undefined} */
let theirs;
/** Raised whenever an answer that is still on its way must not be shown any more. */
let turn = 0;
let isSaving = false;

/**
 * Shows the rules of an event; again and again, to show what somebody else changed.
 * @param {string} eventPath
 * @param {{id: string, name: string}[]} types
 */
export async function show(eventPath, types) {
  if (eventPath === path && base) {
    await look();
    return;
  }
  leave();
  const mine = turn;
  path = eventPath;
  typeNames = new Map(types.map(type => [type.id, type.name]));
  try {
    const fresh = await load();
    if (mine === turn) {
      begin(fresh);
    }
  } catch (problem) {
    if (mine === turn) {
      byId('window').textContent =
        problem.status === 404 ? 'This event has not arrived yet. You can set its rules in a moment.' : problem.message;
    }
  }
}

/** Shows no rules until another event's are there. */
export function leave() {
  turn++;
  path = '';
  base = /** @type {any} */ (undefined);
  theirs = undefined;
  byId('rules').hidden = true;
  byId('window').textContent = '';
  say('');
}

async function look() {
  if (isSaving) {
    return;
  }
  form.offerGates();
  const mine = ++turn;
  const fresh = await load();
  if (mine === turn) {
    meet(fresh);
  }
}

async function load() {
  return stateOf(await call('GET', `${path}/door`));
}

/** @param {Response} response @returns {Promise<State>} */
const stateOf = async response => ({tag: response.headers.get('ETag'), door: await response.json()});

/** @param {State} fresh */
function begin(fresh) {
  const kept = draft.restore(path);
  showBase(kept?.base ?? fresh, kept?.fields);
  meet(fresh);
  if (isDirty()) {
    say('These changes are not saved yet.');
  }
}

/** Takes over what is new, if nothing typed is lost by it; otherwise asks. @param {State} fresh */
function meet(fresh) {
  const rules = rulesOf(fresh.door);
  const isOnlyMine = differences(rules, rulesOf(base.door)).length === 0;
  const {rules: typed, problems} = form.read();
  const isAsWanted = problems.length === 0 && differences(rules, typed).length === 0;
  theirs = undefined;
  if (!isDirty() || isAsWanted) {
    if (fresh.tag !== base.tag) {
      showBase(fresh);
    }
  } else if (isOnlyMine) {
    base = fresh;
    form.showWindow(base.door);
  } else {
    theirs = fresh;
  }
  keep();
  showTheirs();
}

/** @param {State} state @param {Fields} [fields] what was typed; otherwise what the door has */
function showBase(state, fields) {
  base = state;
  theirs = undefined;
  form.fill(fields ?? fieldsOf(rulesOf(base.door), base.door.timeZone), base.door, typeNames);
  showTheirs();
  keep();
}

function showTheirs() {
  form.ask(theirs ? differences(rulesOf(theirs.door), rulesOf(base.door)) : []);
}

/** Whether something was typed that is not saved. */
function isDirty() {
  const {rules, problems} = form.read();
  return problems.length > 0 || differences(rulesOf(base.door), rules).length > 0;
}

function keep() {
  const isTyped = isDirty();
  byId('rules-discard').hidden = !isTyped;
  draft.keep(path, isTyped ? {base, fields: form.typed()} : null);
}

async function save() {
  const {rules, problems} = form.read();
  form.mark(problems);
  if (problems.length > 0) {
    say('Not saved: check the fields in red.', true);
    return;
  }
  const mine = ++turn;
  try {
    const fresh = await put(rules);
    if (mine === turn) {
      showBase(fresh);
      say(SAVED);
    }
  } catch (problem) {
    if (mine === turn) {
      await explain(problem);
    }
  }
}

/** @param {Rules} rules */
async function put(rules) {
  isSaving = true;
  try {
    return await stateOf(
      await call('PUT', `${path}/door`, {body: requestOf(rules), headers: {'If-Match': base.tag ?? ''}}),
    );
  } finally {
    isSaving = false;
  }
}

/** Nothing typed goes away by a failure. @param {import('./api.js').Problem} problem */
async function explain(problem) {
  if (problem.status === 412) {
    await look().catch(() => {});
    // If what was wanted is there, only the answer to an earlier attempt was lost.
    say(
      theirs
        ? 'Not saved: somebody else has saved other rules.'
        : isDirty()
          ? 'Not saved: the event has changed. Check its times, then save again.'
          : SAVED,
      isDirty(),
    );
  } else if (problem.status === 401) {
    say('Not saved: your sign-in has ended. Sign in again; what you typed is kept.', true);
  } else {
    const rest = problem.status === 400 ? form.mark(complaints(problem.message)) : [problem.message];
    say(['Not saved.', ...(rest.length > 0 ? rest : ['Check the fields in red.'])].join(' '), true);
  }
}

/** @param {string} text */
function say(text, isProblem = false) {
  byId('rules-problem').textContent = text;
  byId('rules-problem').className = isProblem ? 'problem' : '';
}

function drop() {
  showBase(theirs ?? base);
  say('These are the saved rules.');
  byId('rules-mode').focus();
}

form.whenChanged(() => {
  say('');
  keep();
});
byId('rules').addEventListener('submit', event => {
  event.preventDefault();
  save();
});
byId('rules-discard').addEventListener('click', drop);
byId('rules-show-theirs').addEventListener('click', drop);
byId('rules-keep-mine').addEventListener('click', () => {
  base = theirs ?? base;
  theirs = undefined;
  showTheirs();
  keep();
  say('Saving will replace their rules.');
  byId('rules-save').focus();
});
