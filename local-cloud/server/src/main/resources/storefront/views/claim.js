import {claimTicket} from '../api.js';
import {formatDate} from '../format.js';
import {person, signIn} from '../session.js';
import {h} from '../shared/dom.js';
import {actionButton, problemBox, runBusy} from '../widgets.js';
import {heldTicket} from './given.js';

/** @import {Ticket} from '../api.js' */

/**
 * Where the link of an offer leads: one button takes the ticket. The code stands after the `#`, which browsers send to
 * nobody.
 * @param {string} code
 * @param {AbortSignal} signal
 */
export async function claimView(code, signal) {
  if (!person()) {
    return h(
      'div.page',
      h('h1', 'Somebody offers you a ticket'),
      h('p.lead', 'Sign in, or create an account, so that it can become yours.'),
      actionButton('Sign in', 'Opening the sign-in page …', signIn),
    );
  }
  const page = h('div.page');
  page.append(
    h('h1', 'Somebody offers you a ticket'),
    claimForm(code, ticket => taken(page, ticket, signal)),
  );
  return page;
}

/**
 * Asks for the code, if it is not known, and for the address that gets the ticket.
 * @param {string} code
 * @param {(ticket: Ticket) => void} done
 */
export function claimForm(code, done) {
  const problems = h('div', {'aria-live': 'polite'});
  const typed = h('input', {
    id: 'code',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
    maxlength: 100,
  });
  typed.value = code;
  const email = h('input', {id: 'claim-email', type: 'email', autocomplete: 'email', required: true, maxlength: 254});
  email.value = person()?.email ?? '';
  const submit = h(code ? 'button.primary' : 'button.secondary', {type: 'submit'}, 'Accept the ticket');
  const claim = async () => {
    problems.replaceChildren();
    try {
      done(await claimTicket(typed.value.trim(), email.value.trim()));
      typed.value = '';
    } catch (problem) {
      problems.replaceChildren(problemBox(problem));
    }
  };
  return h(
    'form.claim',
    {
      novalidate: true,
      onsubmit: (/** @type {Event} */ submitted) => {
        submitted.preventDefault();
        const missing = [typed, email].find(input => input.value.trim() === '' || !input.validity.valid);
        missing ? missing.focus() : runBusy(submit, 'One moment …', claim);
      },
    },
    !code && h('div.field', h('label', {for: 'code'}, 'Code from the mail'), typed),
    h('div.field', h('label', {for: 'claim-email'}, 'Your e-mail address, to which we send the ticket'), email),
    problems,
    submit,
  );
}

/** @param {HTMLElement} page @param {Ticket} ticket @param {AbortSignal} signal */
function taken(page, ticket, signal) {
  const title = h('h1', {tabindex: '-1'}, 'The ticket is yours');
  page.replaceChildren(
    title,
    h('p.lead', `${ticket.event.name}, ${formatDate(ticket.event.startsAt, ticket.event.timeZone)}`),
    h('ul.tickets', heldTicket(ticket, signal)),
    h('p', h('a', {href: '#/orders'}, 'All my tickets')),
  );
  title.focus();
}
