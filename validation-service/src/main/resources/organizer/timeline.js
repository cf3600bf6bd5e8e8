// What happened to an order, as all services know it.

import {get} from './api.js';
import {fill, when} from './parts.js';
import {h} from './shared/dom.js';

/**
 * A step of an order, as a service answers it.
 * @typedef {{at: string, what: string, ticket?: number, amount?: {amount: number, currency: string},
 *   detail?: string}} Step
 */

/** The parts of the path, and what to say if a service does not answer. */
const SERVICES = {
  payment: 'What happened to the payment is not known at the moment.',
  tickets: 'What happened to tickets and mails is not known at the moment.',
  door: 'What happened at the door is not known at the moment.',
};

/** @type {Record<string, string>} */
const WHAT = {
  registered: 'registered',
  payment_started: 'payment started',
  paid: 'paid',
  refund_requested: 'refund requested',
  message_written: 'message written',
  message_published: 'message published',
  ticket_made: 'made',
  mail_sending: 'mail is being sent',
  mail_waiting: 'mail waits',
  mail_sent: 'mail sent',
  mail_not_delivered: 'mail did not arrive',
  entered: 'entered',
  left: 'left',
  entry_undone: 'entry undone',
};

/**
 * Something to open, which then asks the services.
 * @param {string} eventPath
 * @param {string} registrationId
 */
export function history(eventPath, registrationId) {
  const list = h('ol.steps');
  const details = h('details.history', h('summary', 'What happened'), list);
  details.addEventListener('toggle', () => {
    if (details.open) {
      show(`${eventPath}/orders/${encodeURIComponent(registrationId)}/timeline`, list);
    }
  });
  return details;
}

/** @param {string} path @param {Element} list */
async function show(path, list) {
  const names = Object.keys(SERVICES);
  const answers = await Promise.allSettled(names.map(name => get(`${path}/${name}`)));
  /** @type {Step[]} */
  const steps = answers.flatMap(answer => (answer.status === 'fulfilled' ? answer.value.steps : []));
  const failed = names.filter((_, index) => answers[index].status === 'rejected');
  fill(list, [
    ...failed.map(name => h('li.problem', SERVICES[/** @type {keyof typeof SERVICES} */ (name)])),
    ...steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).map(line),
  ]);
}

/** @param {Step} step */
function line(step) {
  const about = step.ticket === undefined ? '' : `ticket ${step.ticket} `;
  const details = [money(step.amount), step.detail].filter(Boolean).join(', ');
  return h(
    'li',
    h('time.quiet', {datetime: step.at}, when(step.at)),
    ` ${about}${WHAT[step.what] ?? step.what}`,
    details !== '' && h('span.quiet', ` ${details}`),
  );
}

/** @param {Step['amount']} amount */
function money(amount) {
  if (amount === undefined) {
    return '';
  }
  try {
    const format = new Intl.NumberFormat(undefined, {style: 'currency', currency: amount.currency.toUpperCase()});
    return format.format(amount.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
  } catch {
    return `${amount.amount} ${amount.currency}`;
  }
}
