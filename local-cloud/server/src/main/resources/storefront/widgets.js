import {byId, h} from './shared/dom.js';

/** Says something to screen readers without moving the focus. @param {string} text */
export function announce(text) {
  byId('announcer').textContent = text;
}

/** A box that says what went wrong and what to do about it. @param {{title?: string, detail?: string}} problem */
export function problemBox(problem) {
  return h(
    'div.problem',
    {role: 'alert'},
    h('p.problem-title', problem.title ?? 'That did not work'),
    problem.detail && h('p', problem.detail),
  );
}

/** @param {string} text */
export function loading(text) {
  return h('p.loading', {role: 'status'}, text);
}

/**
 * A button that does one thing at a time and says so.
 * @param {string} label
 * @param {string} busyLabel
 * @param {() => unknown} action
 */
export const actionButton = (label, busyLabel, action) => busyButton('button.primary', label, busyLabel, action);

/**
 * The same, for what is not what the page is for.
 * @param {string} label
 * @param {string} busyLabel
 * @param {() => unknown} action
 */
export const quietButton = (label, busyLabel, action) => busyButton('button.secondary', label, busyLabel, action);

/** @param {string} tag @param {string} label @param {string} busyLabel @param {() => unknown} action */
function busyButton(tag, label, busyLabel, action) {
  const button = h(tag, {type: 'button'}, label);
  button.addEventListener('click', () => runBusy(button, busyLabel, action));
  return button;
}

/** @param {HTMLElement} button @param {string} busyLabel @param {() => unknown} action */
export async function runBusy(button, busyLabel, action) {
  // Not `disabled`: the button would lose the focus, and a screen reader its place.
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  const label = button.textContent;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = busyLabel;
  try {
    await action();
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  }
}
