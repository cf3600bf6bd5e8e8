import {h} from './shared/dom.js';
import {showProblem, timeField} from './time-field.js';
import {shown} from './zone.js';

const LONGEST_GATE = 60;
let made = 0;

/**
 * @import {Door} from './api.js'
 * @import {Complaint, TypeFields, TypeRule} from './rules-model.js'
 */

/**
 * The rule of one ticket type, to be changed.
 * @param {{id: string, name: string, fields: TypeFields, door: Door, gates: string[], onRemove: () => void}} what
 */
export function typeRule({id, name, fields, door, gates, onRemove}) {
  const own = `rule-${made++}`;
  const from = timeField({id: `${own}-from`, label: 'Admits from', zone: door.timeZone, typed: fields.from});
  const until = timeField({id: `${own}-until`, label: 'Admits until', zone: door.timeZone, typed: fields.until});
  const boxes = h('div.boxes');
  const another = h('input', {id: `${own}-gate`, value: fields.another, maxlength: LONGEST_GATE, autocomplete: 'off'});
  const add = h('button', {type: 'button'}, 'Add gate');
  const gateProblem = h('p.problem', {id: `${own}-gates-problem`});
  const warning = h('p.warning', {role: 'status'});
  const remove = h('button.quiet', {type: 'button'}, `Remove the rule of ${name}`);
  another.setAttribute('aria-describedby', gateProblem.id);
  another.setAttribute('list', 'gates-known');
  remove.addEventListener('click', onRemove);
  add.addEventListener('click', () => addGate());
  another.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      addGate();
    }
  });
  fields.gates.forEach(gate => box(gate, true));
  offer(gates);

  const legend = h('legend', name, ...(name.toLowerCase() === id ? [] : [h('span.quiet', ` ${id}`)]));
  const fieldset = h(
    'fieldset.rule',
    legend,
    h(
      'div.gates',
      {role: 'group', 'aria-label': `Gates of ${name}`},
      h('p.hint', 'Admits only at the selected gates; if none is selected, at every gate.'),
      boxes,
      h('div.row', h('label', 'Another gate', another), add),
      gateProblem,
    ),
    h('div.row', from.element, until.element),
    h(
      'p.hint',
      `If empty, as the event: ${shown(Date.parse(door.admitsFrom), door.timeZone)} – `
        + `${shown(Date.parse(door.admitsUntil), door.timeZone)}. Times of ${door.timeZone}.`,
    ),
    warning,
    remove,
  );
  fieldset.dataset.type = id;
  fieldset.addEventListener('input', warn);
  warn();

  /** @param {string} gate @param {boolean} checked */
  function box(gate, checked) {
    const boxOfGate = [...boxes.querySelectorAll('input')].find(input => input.value === gate);
    if (boxOfGate) {
      boxOfGate.checked ||= checked;
    } else {
      boxes.append(h('label.check', h('input', {type: 'checkbox', value: gate, checked}), gate));
    }
  }

  function addGate() {
    const gate = another.value.trim();
    if (gate !== '') {
      box(gate, true);
      another.value = '';
      another.dispatchEvent(new Event('input', {bubbles: true}));
    }
    another.focus();
  }

  /** @param {string[]} names */
  function offer(names) {
    names.forEach(gate => box(gate, false));
  }

  /** Times that are right each for itself may still let nobody in. */
  function warn() {
    const begins = from.read().instant ?? Date.parse(door.admitsFrom);
    const ends = until.read().instant ?? Date.parse(door.admitsUntil);
    const isOwn = from.read().instant === null || until.read().instant === null;
    warning.textContent =
      isOwn && begins >= ends
        ? 'Nobody can enter with such a ticket: combined with the event’s times, admission begins after it ends.'
        : '';
  }

  return {
    id,
    element: fieldset,
    offer,
    focus: () => (boxes.querySelector('input') ?? another).focus(),
    fields: () => ({id, gates: checked(), another: another.value, from: from.typed(), until: until.typed()}),
    /**
     * Marks what is wrong.
     * @param {Complaint[]} problems
     * @returns {HTMLElement[]} the controls with problems
     */
    mark(problems) {
      /** @param {string} field */
      const text = field =>
        problems
          .filter(problem => problem.field === field)
          .map(problem => problem.text)
          .join(' ');
      showProblem(another, gateProblem, text('gates'));
      from.problem(text('admitsFrom'));
      until.problem(text('admitsUntil'));
      return [another, from.input, until.input].filter(control => control.getAttribute('aria-invalid') === 'true');
    },
    /** @returns {{rule: TypeRule, problems: Complaint[]}} */
    read() {
      const [begins, ends] = [from.read(), until.read()];
      const gate = another.value.trim();
      const isBackwards = begins.instant !== null && ends.instant !== null && ends.instant <= begins.instant;
      return {
        // A gate that was typed and not added is meant, too.
        rule: {
          admitsFrom: begins.instant,
          admitsUntil: ends.instant,
          gates: [...new Set([...checked(), ...(gate ? [gate] : [])])].sort(),
        },
        problems: [
          ...(begins.problem ? [{field: 'admitsFrom', text: begins.problem}] : []),
          ...(ends.problem ? [{field: 'admitsUntil', text: ends.problem}] : []),
          ...(isBackwards ? [{field: 'admitsUntil', text: 'It must be after the start.'}] : []),
        ],
      };
    },
  };

  function checked() {
    return [...boxes.querySelectorAll('input')].filter(input => input.checked).map(input => input.value);
  }
}
