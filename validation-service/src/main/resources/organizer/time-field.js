import {h} from './shared/dom.js';
import {afterGap, instantsOf, localText, offsetText} from './zone.js';

/**
 * A time of the event's place that may be left empty.
 * @typedef {{local: string, chosen: number | null}} Typed what was typed, and which of two instants it means
 * @param {{id: string, label: string, zone: string, typed: Typed}} what
 */
export function timeField({id, label, zone, typed}) {
  const input = h('input', {
    id,
    type: 'datetime-local',
    value: typed.local,
    step: /:\d\d:/.test(typed.local) ? 'any' : '60',
  });
  const which = h('select', {id: `${id}-which`, hidden: true, 'aria-label': `${label}: which of the two`});
  const problem = h('p.problem', {id: `${id}-problem`});
  input.setAttribute('aria-describedby', problem.id);
  offerBoth(typed.chosen);
  input.addEventListener('input', () => offerBoth(null));

  /** @param {number | null} chosen */
  function offerBoth(chosen) {
    const instants = input.value === '' ? [] : instantsOf(input.value, zone);
    which.hidden = instants.length < 2;
    which.replaceChildren(
      ...instants.map((instant, index) =>
        h(
          'option',
          {value: instant, selected: instant === chosen},
          `${index === 0 ? 'the first time' : 'the second time'} (${offsetText(instant, zone)})`,
        ),
      ),
    );
  }

  return {
    element: h('div.field', h('label', label, input), which, problem),
    input,
    problem: (/** @type {string} */ text) => showProblem(input, problem, text),
    /** @returns {Typed} */
    typed: () => ({local: input.value, chosen: which.hidden ? null : Number(which.value)}),
    /** @returns {{instant: number | null, problem?: string}} */
    read() {
      if (input.validity.badInput) {
        return {instant: null, problem: 'Incomplete: enter a day and a time, or clear both.'};
      }
      if (input.value === '') {
        return {instant: null};
      }
      const instants = instantsOf(input.value, zone);
      return instants.length === 0
        ? {
            instant: null,
            problem: `Clocks go forward and skip this time. The next valid time is ${afterGap(input.value, zone).slice(11)}.`,
          }
        : {instant: instants.length === 1 ? instants[0] : Number(which.value)};
    },
  };
}

/** What a field shows that was not touched. @param {number | null} instant @param {string} zone @returns {Typed} */
export const asTyped = (instant, zone) => ({local: instant === null ? '' : localText(instant, zone), chosen: instant});

/**
 * Says next to a control what is wrong with it; an empty text takes that back.
 * @param {HTMLElement} control
 * @param {HTMLElement} place
 * @param {string} text
 */
export function showProblem(control, place, text) {
  place.textContent = text;
  control.setAttribute('aria-invalid', String(text !== ''));
}
