/**
 * Makes an element. Attributes that start with "on" are listeners, `false` and `null` leave an attribute or a child out.
 * @param {string} tag a tag name, with classes after dots
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | number | false | null | undefined | Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(' ');
  }
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, String(value));
    }
  }
  element.append(...children.flat().filter(child => child !== false && child !== null && child !== undefined));
  return element;
}

/** Says something to screen readers without moving the focus. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** A box that says what went wrong and what to do about it. */
export function problemBox(problem) {
  return h(
    'div.problem',
    {role: 'alert'},
    h('p.problem-title', {}, problem.title),
    problem.detail && h('p', {}, problem.detail),
  );
}

export function loading(text) {
  return h('p.loading', {role: 'status'}, text);
}

/** A button that does one thing at a time and says so. */
export function actionButton(label, busyLabel, action) {
  const button = h('button.primary', {type: 'button'}, label);
  button.addEventListener('click', () => runBusy(button, busyLabel, action));
  return button;
}

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
