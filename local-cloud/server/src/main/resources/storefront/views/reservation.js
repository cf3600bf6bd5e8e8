import {register} from '../api.js';
import {formatPrice} from '../format.js';
import {bareId} from '../ids.js';
import {languageName, otherLanguages} from '../languages.js';
import {person, signIn} from '../session.js';
import {h} from '../shared/dom.js';
import {problemBox, runBusy} from '../widgets.js';
import {hasEnded, isScarce, seats} from './events.js';

/**
 * @import {ShopEvent, TicketType} from '../api.js'
 * @typedef {{quantities: [string, number][], name: string, email: string, language: string}} Values what was typed;
 *   `quantities` by the ids of ticket types
 * @typedef {{element: HTMLElement, input: HTMLInputElement, error: HTMLElement}} Field
 */

const MOST_SEATS = 10;
const DRAFT = 'usher.draft';

/**
 * Asks how many tickets of each type and for whom, and holds them. Goes on by itself after the sign-in that it asked
 * for.
 * @param {ShopEvent} event
 */
export function reservationForm(event) {
  const draft = takeDraft(event.eventId);
  return hasEnded(event) ? h('div.card', h('h2', 'This event is over')) : form(event, draft, draft.name !== undefined);
}

/**
 * @param {ShopEvent} event
 * @param {Partial<Values>} draft what was typed before
 * @param {boolean} goesOn whether to reserve at once, if somebody is signed in
 * @param {{title: string, detail: string}} [failure] of the try before
 * @returns {HTMLElement}
 */
function form(event, draft, goesOn, failure) {
  if (event.seatsLeft <= 0) {
    return h(
      'div.card',
      h('h2', 'Sold out'),
      h('p', 'All tickets are taken. Those that others hold may become free again.'),
    );
  }
  // One key for this form as long as what it asks for stays the same: clicking again, or after a lost answer, buys once.
  let checkout = {asked: '', key: ''};
  const quantities = initialQuantities(event, draft.quantities);
  const total = h('strong');
  const problems = h('div', failure && problemBox(failure));
  const name = field('name', 'Name on the tickets', 'name', 'text', draft.name ?? person()?.name ?? '');
  const email = field('email', 'E-mail', 'email', 'email', draft.email ?? person()?.email ?? '');
  const language = languageChoice(event.language, draft.language);
  const submit = h('button.primary', {type: 'submit'}, person() ? 'Reserve tickets' : 'Sign in and reserve');

  const steppers = event.ticketTypes.map(type => stepper(type, quantities, () => changed()));
  const changed = () => {
    const amount = event.ticketTypes.reduce((sum, type) => sum + type.price.amount * (quantities.get(type.id) ?? 0), 0);
    total.textContent = seatsIn(quantities) === 0 ? '–' : formatPrice({...event.price, amount});
    steppers.forEach(({update}) => update());
  };
  changed();

  const send = async () => {
    const hasChosen = seatsIn(quantities) > 0;
    problems.replaceChildren(
      ...(hasChosen ? [] : [problemBox({title: 'No tickets chosen', detail: 'Choose at least one.'})]),
    );
    if (!isComplete(name, email) || !hasChosen) {
      return;
    }
    /** @type {Values} */
    const values = {
      quantities: [...quantities],
      name: name.input.value.trim(),
      email: email.input.value.trim(),
      language: language.select.value,
    };
    const asked = JSON.stringify(values);
    checkout = asked === checkout.asked ? checkout : {asked, key: crypto.randomUUID()};
    try {
      await reserve(event, values, checkout.key);
    } catch (problem) {
      if (problem.soldOut) {
        card.replaceWith(form(withLeft(event, problem.soldOut), values, false, problem));
      } else {
        problems.replaceChildren(problemBox(problem));
      }
    }
  };
  const submitting = () => runBusy(submit, person() ? 'Holding your tickets …' : 'Opening the sign-in page …', send);
  const card = h(
    'form.card',
    {
      novalidate: true,
      onsubmit: (/** @type {Event} */ submitted) => {
        submitted.preventDefault();
        submitting();
      },
    },
    h('div.card-head', h('h2', 'Tickets'), h('p.quiet', seats(event))),
    problems,
    h(
      'ul.types',
      steppers.map(({element}) => element),
    ),
    name.element,
    email.element,
    language.element,
    h('p.total', 'Total ', total),
    submit,
    h('p.hint', isFree(event) ? 'Nothing is charged.' : 'We hold your tickets while you pay.'),
  );
  if (goesOn && person()) {
    submitting();
  }
  return card;
}

/**
 * The event, as far as a refusal says what is left of it.
 * @param {ShopEvent} event
 * @param {{ticketType: string, seatsLeft: number}} soldOut
 * @returns {ShopEvent}
 */
function withLeft(event, {ticketType, seatsLeft}) {
  const ticketTypes = event.ticketTypes.map(type => (type.id === ticketType ? {...type, seatsLeft} : type));
  return {...event, ticketTypes, seatsLeft: ticketTypes.reduce((sum, type) => sum + type.seatsLeft, 0)};
}

/** @param {ShopEvent} event */
const isFree = event => event.ticketTypes.every(type => type.price.amount === 0);

/**
 * The quantities of a draft, as far as there still are tickets; otherwise one if there is nothing to choose.
 * @param {ShopEvent} event
 * @param {[string, number][]} [drafted]
 */
function initialQuantities(event, drafted = []) {
  const wanted = new Map(drafted);
  const only = event.ticketTypes.length === 1 ? 1 : 0;
  return new Map(
    event.ticketTypes.map(type => [type.id, Math.min(wanted.get(type.id) ?? only, type.seatsLeft, MOST_SEATS)]),
  );
}

/** @param {Map<string, number>} quantities */
const seatsIn = quantities => [...quantities.values()].reduce((sum, quantity) => sum + quantity, 0);

/**
 * One ticket type with its price and how many of it.
 * @param {TicketType} type
 * @param {Map<string, number>} quantities
 * @param {() => void} changed
 */
function stepper(type, quantities, changed) {
  const count = h('output.count', {'aria-live': 'polite'});
  const quantity = () => quantities.get(type.id) ?? 0;
  /** @param {string} label @param {string} sign @param {number} by */
  const button = (label, sign, by) =>
    h(
      'button.step',
      {
        type: 'button',
        'aria-label': `One ${type.name} ticket ${label}`,
        onclick: () => step(by),
      },
      sign,
    );
  /** @param {number} by */
  const room = by => (by < 0 ? quantity() > 0 : quantity() < type.seatsLeft && seatsIn(quantities) < MOST_SEATS);
  /** @param {number} by */
  const step = by => {
    if (room(by)) {
      quantities.set(type.id, quantity() + by);
      changed();
    }
  };
  const fewer = button('fewer', '−', -1);
  const more = button('more', '+', 1);
  return {
    element: h(
      'li.type',
      h(
        'div.type-name',
        h('strong', type.name),
        h('span.quiet', formatPrice(type.price), isScarce(type) && ` · ${seats(type)}`),
      ),
      type.seatsLeft > 0
        && h('div.stepper', {role: 'group', 'aria-label': `Number of ${type.name} tickets`}, fewer, count, more),
    ),
    update: () => {
      count.textContent = String(quantity());
      fewer.setAttribute('aria-disabled', String(!room(-1)));
      more.setAttribute('aria-disabled', String(!room(1)));
    },
  };
}

/** @param {ShopEvent} event @param {Values} values @param {string} key */
async function reserve(event, {quantities, name, email, language}, key) {
  if (!person()) {
    sessionStorage.setItem(DRAFT, JSON.stringify({eventId: event.eventId, quantities, name, email, language}));
    return signIn();
  }
  const items = quantities
    .filter(([, quantity]) => quantity > 0)
    .map(([ticketType, quantity]) => ({ticketType, quantity}));
  const registration = await register(
    {eventId: event.eventId, attendee: {name, email}, items, ...(language && {language})},
    key,
  );
  location.hash = `#/orders/${bareId(registration.registrationId)}`;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} autocomplete
 * @param {string} type
 * @param {string} value
 * @returns {Field}
 */
function field(id, label, autocomplete, type, value) {
  const error = h('p.error', {id: `${id}-error`});
  const input = h('input', {
    id,
    type,
    autocomplete,
    required: true,
    maxlength: 200,
    'aria-describedby': `${id}-error`,
  });
  input.value = value;
  return {element: h('div.field', h('label', {for: id}, label), input, error), input, error};
}

/**
 * In which language the tickets are printed: the event's, unless another one is chosen.
 * @param {string} eventLanguage
 * @param {string} [chosen]
 */
function languageChoice(eventLanguage, chosen = '') {
  const select = h(
    'select',
    {id: 'language'},
    h('option', {value: ''}, languageName(eventLanguage)),
    otherLanguages(eventLanguage).map(language =>
      h('option', {value: language, lang: language}, languageName(language)),
    ),
  );
  select.value = chosen;
  return {element: h('div.field', h('label', {for: 'language'}, 'Language of the tickets'), select), select};
}

/** @param {Field} name @param {Field} email */
function isComplete(name, email) {
  complain(name, name.input.value.trim() === '' ? 'Enter the name of the person who will come.' : '');
  complain(
    email,
    email.input.value.trim() === '' || !email.input.validity.valid
      ? 'Enter an e-mail address such as ada@example.org.'
      : '',
  );
  const first = [name, email].find(({input}) => input.getAttribute('aria-invalid') === 'true');
  first?.input.focus();
  return !first;
}

/** @param {Field} field @param {string} text */
function complain({input, error}, text) {
  error.textContent = text;
  input.setAttribute('aria-invalid', String(text !== ''));
}

/** What was typed before the way to the sign-in page, once. @param {string} eventId @returns {Partial<Values>} */
function takeDraft(eventId) {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null');
  if (draft?.eventId !== eventId) {
    return {};
  }
  sessionStorage.removeItem(DRAFT);
  return draft;
}
