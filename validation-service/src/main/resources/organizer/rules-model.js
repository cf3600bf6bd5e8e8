// The rules of a door as data: as the API has them, compared, and as a form's fields.

import {asTyped} from './time-field.js';

/**
 * @import {Door} from './api.js'
 * @import {Typed} from './time-field.js'
 * @typedef {{admitsFrom: number | null, admitsUntil: number | null, gates: string[]}} TypeRule instants in milliseconds
 * @typedef {{entries: {mode: string, most: number}, ticketTypes: Record<string, TypeRule>}} Rules
 * @typedef {{id: string, gates: string[], another: string, from: Typed, until: Typed}} TypeFields
 * @typedef {{mode: string, most: string, types: TypeFields[]}} Fields what a form shows
 * @typedef {{type?: string, field?: string, text: string}} Complaint about a field of a ticket type, a field, or neither
 */

/** @param {Door} door @returns {Rules} */
export function rulesOf(door) {
  return {
    entries: {mode: door.entries.mode, most: door.entries.mode === 'once' ? 1 : door.entries.most},
    ticketTypes: Object.fromEntries(
      Object.entries(door.ticketTypes).map(([id, rule]) => [
        id,
        {
          admitsFrom: rule.admitsFrom ? Date.parse(rule.admitsFrom) : null,
          admitsUntil: rule.admitsUntil ? Date.parse(rule.admitsUntil) : null,
          gates: rule.gates.toSorted(),
        },
      ]),
    ),
  };
}

/** The body of a request that sets these rules. @param {Rules} rules */
export function requestOf(rules) {
  /** @param {number | null} millis */
  const instant = millis => (millis === null ? undefined : new Date(millis).toISOString());
  return {
    entries: rules.entries,
    ticketTypes: Object.fromEntries(
      Object.entries(rules.ticketTypes).map(([id, rule]) => [
        id,
        {
          admitsFrom: instant(rule.admitsFrom),
          admitsUntil: instant(rule.admitsUntil),
          gates: rule.gates,
        },
      ]),
    ),
  };
}

/**
 * What differs, in words: nothing if the rules are the same.
 * @param {Rules} one
 * @param {Rules} other
 * @returns {string[]}
 */
export function differences(one, other) {
  const types = [...new Set([...Object.keys(one.ticketTypes), ...Object.keys(other.ticketTypes)])].sort();
  const text = JSON.stringify;
  return [
    ...(text(one.entries) === text(other.entries) ? [] : ['how often a ticket admits']),
    ...types.filter(id => text(one.ticketTypes[id]) !== text(other.ticketTypes[id])),
  ];
}

/** The fields of a form that nobody touched. @param {Rules} rules @param {string} zone @returns {Fields} */
export function fieldsOf(rules, zone) {
  return {
    mode: rules.entries.mode,
    most: String(rules.entries.mode === 'once' ? 10 : rules.entries.most),
    types: Object.keys(rules.ticketTypes)
      .sort()
      .map(id => ({
        id,
        gates: rules.ticketTypes[id].gates,
        another: '',
        from: asTyped(rules.ticketTypes[id].admitsFrom, zone),
        until: asTyped(rules.ticketTypes[id].admitsUntil, zone),
      })),
  };
}

/**
 * The fields that a problem document names, and what it says of each.
 * @param {string} detail such as `entries.most must be at most 100; ticketTypes[vip].gates[0] must be …`
 * @returns {Complaint[]}
 */
export function complaints(detail) {
  return detail.split('; ').map(text => {
    const ofType = /^ticketTypes\[(.*?)\]\.(gates|admitsFrom|admitsUntil)\S* (.*)$/.exec(text);
    if (ofType) {
      return {type: ofType[1], field: ofType[2], text: `It ${ofType[3]}.`};
    }
    const ofEntries = /^entries\.\S+ (.*)$|^(most must .*)$/.exec(text);
    return ofEntries ? {field: 'most', text: `It ${ofEntries[1] ?? ofEntries[2].slice(5)}.`} : {text};
  });
}
