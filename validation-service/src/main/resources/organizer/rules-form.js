// The fields of the rules, as people fill them in.

import * as gates from './gates.js';
import {byId, h} from './shared/dom.js';
import {showProblem} from './time-field.js';
import {typeRule} from './type-rule.js';
import {shown} from './zone.js';

const form = byId('rules');
const mode = byId('rules-mode', HTMLSelectElement);
const most = byId('rules-most', HTMLInputElement);
const newType = byId('new-type', HTMLSelectElement);
const otherType = byId('other-type', HTMLInputElement);

/**
 * @import {Door} from './api.js'
 * @import {Complaint, Fields, Rules, TypeFields} from './rules-model.js'
 */

/** @type {Door} */
let door;
/** Types that can be bought, with their names. @type {Map<string, string>} */
let names = new Map();
/** @type {ReturnType<typeof typeRule>[]} */
let typeRules = [];
let onChange = () => {};

/** @param {() => void} listener called after each change by a person */
export function whenChanged(listener) {
  onChange = listener;
}

/** @param {string} id */
const nameOf = id => names.get(id) ?? id;

/** Fills the form in. @param {Fields} fields @param {Door} ofDoor @param {Map<string, string>} typeNames */
export function fill(fields, ofDoor, typeNames) {
  door = ofDoor;
  names = typeNames;
  mode.value = fields.mode;
  most.value = fields.most;
  showProblem(most, byId('most-problem'), '');
  byId('type-rules').replaceChildren();
  typeRules = [];
  gates.learn(
    'rules',
    Object.values(door.ticketTypes).flatMap(rule => rule.gates),
  );
  fields.types.forEach(addRule);
  form.hidden = false;
  showWindow(door);
  arrange();
}

/** Says when the event itself admits. @param {Door} door */
export function showWindow({admitsFrom, admitsUntil, timeZone}) {
  byId('window').textContent =
    `Admits from ${shown(Date.parse(admitsFrom), timeZone)} to `
    + `${shown(Date.parse(admitsUntil), timeZone)}, time of ${timeZone}.`;
}

/** Asks whose rules are wanted. @param {string[]} changes of somebody else; none if there is nothing to ask */
export function ask(changes) {
  const text = changes.length > 0 ? `Somebody else has changed these rules: ${changes.map(nameOf).join(', ')}.` : '';
  byId('rules-theirs').hidden = text === '';
  if (byId('rules-theirs-what').textContent !== text) {
    byId('rules-theirs-what').textContent = text;
  }
}

/** Offers gates that became known meanwhile. */
export function offerGates() {
  typeRules.forEach(rule => rule.offer(gates.known()));
}

/** What is typed as it is, also if it is no rule. @returns {Fields} */
export const typed = () => ({mode: mode.value, most: most.value, types: typeRules.map(rule => rule.fields())});

/** What is typed as rules. @returns {{rules: Rules, problems: Complaint[]}} */
export function read() {
  const readings = typeRules.map(rule => ({type: rule.id, ...rule.read()}));
  const isOnce = mode.value === 'once';
  const number = Number(most.value);
  const isNumber = isOnce || (most.value !== '' && Number.isInteger(number) && number >= 1 && number <= 100);
  return {
    rules: {
      entries: {mode: mode.value, most: isOnce ? 1 : number},
      ticketTypes: Object.fromEntries(readings.map(({type, rule}) => [type, rule])),
    },
    problems: [
      ...(isNumber ? [] : [{field: 'most', text: 'It must be a whole number from 1 to 100.'}]),
      ...readings.flatMap(({type, problems}) => problems.map(problem => ({type, ...problem}))),
    ],
  };
}

/**
 * Says each problem next to its field, and goes to the first.
 * @param {Complaint[]} problems
 * @returns {string[]} what belongs to no field that is there
 */
export function mark(problems) {
  const ofMost = problems.filter(({field}) => field === 'most');
  showProblem(most, byId('most-problem'), ofMost.map(({text}) => text).join(' '));
  /** @type {HTMLElement[]} */
  const wrong = ofMost.length > 0 ? [most] : [];
  typeRules.forEach(rule => wrong.push(...rule.mark(problems.filter(({type}) => type === rule.id))));
  wrong[0]?.focus();
  /** @param {Complaint} problem */
  const isShown = ({type, field}) => field === 'most' || typeRules.some(rule => rule.id === type);
  return problems.filter(problem => !isShown(problem)).map(({text}) => text);
}

/** @param {TypeFields} fields */
function addRule(fields) {
  const rule = typeRule({
    id: fields.id,
    name: nameOf(fields.id),
    fields,
    door,
    gates: gates.known(),
    onRemove() {
      typeRules = typeRules.filter(other => other !== rule);
      rule.element.remove();
      arrange();
      onChange();
      newType.focus();
    },
  });
  typeRules.push(rule);
  byId('type-rules').append(rule.element);
  return rule;
}

/** Shows what belongs together, and offers the types that have no rule yet. */
function arrange() {
  byId('most-label').hidden = mode.value === 'once';
  byId('type-rules-empty').hidden = typeRules.length > 0;
  const chosen = newType.options.length > 0 ? newType.value : null;
  const free = [...names].filter(([id]) => typeRules.every(rule => rule.id !== id));
  newType.replaceChildren(
    ...free.map(([value, textContent]) => h('option', {value, selected: value === chosen}, textContent)),
    h('option', {value: '', selected: chosen === ''}, 'another type …'),
  );
  showOther();
}

function showOther() {
  byId('other-type-label').hidden = newType.value !== '';
  showProblem(otherType, byId('other-type-problem'), '');
}

function addTyped() {
  const id = newType.value || otherType.value.trim();
  const isThere = typeRules.some(rule => rule.id === id);
  showProblem(
    otherType,
    byId('other-type-problem'),
    id === '' ? 'Enter the id of the ticket type.' : isThere ? `${nameOf(id)} already has a rule.` : '',
  );
  if (id === '' || isThere) {
    otherType.focus();
    return;
  }
  otherType.value = '';
  const none = {local: '', chosen: null};
  const rule = addRule({id, gates: [], another: '', from: none, until: none});
  arrange();
  onChange();
  rule.focus();
}

form.addEventListener('input', event => {
  if (!(event.target instanceof Element && event.target.closest('#new-rule'))) {
    arrange();
    onChange();
  }
});
newType.addEventListener('change', showOther);
byId('add-rule').addEventListener('click', addTyped);
otherType.addEventListener('keydown', event => {
  if (event.key === 'Enter') {
    event.preventDefault();
    addTyped();
  }
});
