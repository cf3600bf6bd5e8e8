import {offerTicket, renameTicket, resendTicket, withdrawOffer} from '../api.js';
import {formatMoment} from '../format.js';
import {h} from '../shared/dom.js';
import {announce, problemBox, quietButton, runBusy} from '../widgets.js';

/** @import {Ticket} from '../api.js' */

/**
 * What the holder of a ticket can do with it: have it mailed again, put another name on it, give it to somebody.
 * @param {Ticket} ticket
 * @param {string} purpose completes "Change …"
 * @param {(name: string) => void} renamed shows the new name
 */
export function handover(ticket, purpose, renamed) {
  const outcome = h('div.ticket-outcome', {'aria-live': 'polite'});
  /** @param {string} text @param {...Node} more */
  const say = (text, ...more) => outcome.replaceChildren(h('p', text, ...more));
  /** @param {() => Promise<unknown>} action */
  const trying = async action => {
    outcome.replaceChildren();
    try {
      await action();
      return true;
    } catch (problem) {
      outcome.replaceChildren(problemBox(problem));
      return false;
    }
  };

  const again = quietButton('Mail it again', 'One moment …', () =>
    trying(async () => {
      await resendTicket(ticket.ticketId);
      say('It is on its way to the address of this ticket.');
    }),
  );

  const name = input('name', `name-${ticket.ticketId}`, ticket.attendeeName, 200);
  const rename = form('Put another name on it', [['Name', name]], 'Change the name', () =>
    trying(async () => {
      const changed = await renameTicket(ticket.ticketId, name.value.trim());
      renamed(changed.attendeeName);
      say(`It is now for ${changed.attendeeName}, and was mailed again.`);
    }),
  );

  const to = input('off', `to-${ticket.ticketId}`, '', 200);
  const email = input('off', `mail-${ticket.ticketId}`, '', 254);
  email.type = 'email';
  const offer = form(
    'Give it to somebody',
    [
      ['Their name', to],
      ['Their e-mail address', email],
    ],
    'Offer the ticket',
    () =>
      trying(async () => {
        const offered = await offerTicket(ticket.ticketId, {name: to.value.trim(), email: email.value.trim()});
        say(
          `${offered.name} gets a mail with a link, which works until ${formatMoment(offered.until)}. `
            + 'The ticket stays yours until they accept it. ',
          quietButton('Withdraw the offer', 'One moment …', () =>
            trying(async () => {
              await withdrawOffer(ticket.ticketId);
              say('The offer is withdrawn. Its link no longer works.');
            }),
          ),
        );
        announce(`Offered to ${offered.name}.`);
      }),
  );
  return h(
    'details.handover',
    h('summary', {'aria-label': `Change ${purpose}`}, 'Change'),
    h('div.handover-body', again, rename, offer, outcome),
  );
}

/** @param {string} autocomplete @param {string} id @param {string} value @param {number} most */
function input(autocomplete, id, value, most) {
  const made = h('input', {id, autocomplete, required: true, maxlength: most});
  made.value = value;
  return made;
}

/**
 * @param {string} title
 * @param {[label: string, input: HTMLInputElement][]} fields
 * @param {string} label of its button
 * @param {() => Promise<boolean>} action
 */
function form(title, fields, label, action) {
  const submit = h('button.secondary', {type: 'submit'}, label);
  return h(
    'form',
    {
      'aria-label': title,
      novalidate: true,
      onsubmit: (/** @type {Event} */ submitted) => {
        submitted.preventDefault();
        const missing = fields.map(([, field]) => field).find(field => !field.value.trim() || !field.validity.valid);
        missing ? missing.focus() : runBusy(submit, 'One moment …', action);
      },
    },
    h('h3', title),
    fields.map(([text, field]) => h('div.field', h('label', {for: field.id}, text), field)),
    submit,
  );
}
