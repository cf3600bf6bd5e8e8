// The gates that anybody has named so far: scanners, counts, rules.

import {byId, h} from './shared/dom.js';

/** @type {Map<string, string[]>} */
const bySource = new Map();

/** @param {string} source whose earlier names these replace @param {string[]} names */
export function learn(source, names) {
  bySource.set(source, names);
  byId('gates-known').replaceChildren(...known().map(value => h('option', {value})));
}

export function forget() {
  bySource.clear();
}

/** @returns {string[]} in order */
export function known() {
  return [...new Set([...bySource.values()].flat())].sort((one, other) => one.localeCompare(other));
}
