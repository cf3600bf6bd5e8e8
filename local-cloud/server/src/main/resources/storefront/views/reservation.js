import {register} from '../api.js';
import {h, problemBox, runBusy} from '../dom.js';
import {formatPrice, plural} from '../format.js';
import {bareId} from '../ids.js';
import {rememberOrder} from '../orders.js';
import {person, signIn} from '../session.js';
import {seats} from './events.js';

const MOST_SEATS = 10;
const DRAFT = 'usher.draft';

/** Asks how many seats and for whom, and holds them. */
export function reservationForm(event) {
  if (event.seatsLeft <= 0) {
    return h('div.card', {}, h('h2', {}, 'Sold out'), h('p', {}, 'All seats are taken. Held seats may come back later.'));
  }
  const draft = takeDraft(event.eventId);
  const most = Math.min(MOST_SEATS, event.seatsLeft);
  const state = {quantity: Math.min(draft.quantity ?? 1, most)};
  const count = h('output.count', {'aria-live': 'polite'});
  const total = h('strong', {});
  const problems = h('div', {});
  const name = field('name', 'Name on the tickets', 'name', 'text', draft.name ?? person()?.name ?? '');
  const email = field('email', 'E-mail', 'email', 'email', draft.email ?? person()?.email ?? '');
  const submit = h('button.primary', {type: 'submit'}, person() ? 'Reserve seats' : 'Sign in and reserve');

  const change = by => {
    state.quantity = Math.min(most, Math.max(1, state.quantity + by));
    count.textContent = plural(state.quantity, 'seat', 'seats');
    total.textContent = formatPrice({...event.price, amount: event.price.amount * state.quantity});
    fewer.setAttribute('aria-disabled', String(state.quantity === 1));
    more.setAttribute('aria-disabled', String(state.quantity === most));
  };
  const fewer = h('button.step', {type: 'button', 'aria-label': 'One seat fewer', onclick: () => change(-1)}, '−');
  const more = h('button.step', {type: 'button', 'aria-label': 'One seat more', onclick: () => change(1)}, '+');
  change(0);

  const send = async () => {
    problems.replaceChildren();
    if (!isComplete(name, email)) {
      return;
    }
    const values = {quantity: state.quantity, name: name.input.value.trim(), email: email.input.value.trim()};
    try {
      await reserve(event, values);
    } catch (problem) {
      problems.replaceChildren(problemBox({title: problem.title ?? 'That did not work', detail: problem.detail ?? problem.message}));
    }
  };
  return h('form.card', {
    novalidate: true,
    onsubmit: submitted => {
      submitted.preventDefault();
      runBusy(submit, person() ? 'Holding your seats …' : 'To the sign-in …', send);
    },
  },
    h('div.card-head', {}, h('h2', {}, 'Tickets'), h('p.quiet', {}, seats(event))),
    problems,
    h('div.stepper', {role: 'group', 'aria-label': 'Number of seats'}, fewer, count, more),
    name.element,
    email.element,
    h('p.total', {}, 'Total ', total),
    submit,
    h('p.hint', {}, 'Seats are held while you pay. Nothing is charged before that.'));
}

async function reserve(event, {quantity, name, email}) {
  if (!person()) {
    sessionStorage.setItem(DRAFT, JSON.stringify({eventId: event.eventId, quantity, name, email}));
    return signIn();
  }
  const registration = await register({eventId: event.eventId, attendee: {name, email}, quantity});
  rememberOrder(registration.registrationId);
  location.hash = `#/orders/${bareId(registration.registrationId)}`;
}

function field(id, label, autocomplete, type, value) {
  const error = h('p.error', {id: `${id}-error`});
  const input = h('input', {
    id, type, autocomplete, required: true, maxlength: 200, 'aria-describedby': `${id}-error`,
  });
  input.value = value;
  return {element: h('div.field', {}, h('label', {for: id}, label), input, error), input, error};
}

function isComplete(name, email) {
  complain(name, name.input.value.trim() === '' ? 'Enter the name of who will come.' : '');
  complain(email, email.input.value.trim() === '' || !email.input.validity.valid
    ? 'Enter an e-mail address such as ada@example.org.' : '');
  const first = [name, email].find(({input}) => input.getAttribute('aria-invalid') === 'true');
  first?.input.focus();
  return !first;
}

function complain({input, error}, text) {
  error.textContent = text;
  input.setAttribute('aria-invalid', String(text !== ''));
}

/** What was typed before the way to the sign-in page, once. */
function takeDraft(eventId) {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null');
  if (draft?.eventId !== eventId) {
    return {};
  }
  sessionStorage.removeItem(DRAFT);
  return draft;
}
