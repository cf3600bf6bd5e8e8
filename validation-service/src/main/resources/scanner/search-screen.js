// A supervisor finds somebody by name or order number, and lets them in by hand.

import * as api from './api.js';
import {current, has, number, text, time} from './i18n.js';
import {byId, h} from './shared/dom.js';

/** As many characters the service wants. */
const SHORTEST = 2;
const LONGEST = 60;
/** As many as the service returns: there may be more. */
const MOST = 20;
/** Longer than the gaps between keys, also those of a slow hand scanner. */
const TYPED_MS = 400;

const dialog = byId('search', HTMLDialogElement);
const input = byId('search-input', HTMLInputElement);

/**
 * @typedef {{ticketId: string, attendeeName: string, orderNumber: string, ticketNumber: number, ticketType: string,
 *   status: string, inside: boolean, entries: number, firstEntryAt?: string, gate?: string, plainCode: string}}
 *   FoundTicket
 */
export class SearchScreen {
  #connection;
  #device;
  #around;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Counts searches: an answer that comes late is of no use. */
  #latest = 0;
  /** @type {FoundTicket | undefined} */
  #chosen;

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {import('./own-device.js').OwnDevice} device
   * @param {{event: () => any, lockedOut: () => void, letIn: (plainCode: string) => void}} around
   */
  constructor(connection, device, around) {
    this.#connection = connection;
    this.#device = device;
    this.#around = around;
    byId('search-button').addEventListener('click', () => this.#open());
    byId('search-close').addEventListener('click', () => dialog.close());
    byId('search-back').addEventListener('click', () => this.#back());
    byId('search-let-in').addEventListener('click', () => this.#letIn());
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.find(input.value), TYPED_MS);
    });
    dialog.addEventListener('close', () => {
      clearTimeout(this.#timer);
      this.#latest++;
      this.#show([], '');
      input.value = '';
      byId('scan-input').focus();
    });
  }

  /** Shows the way to the search to supervisors, and nobody else. */
  refresh() {
    byId('search-button').hidden = !this.#device.isSupervisor;
    if (!this.#device.isSupervisor && dialog.open) {
      dialog.close();
    }
  }

  /** @param {string} typed */
  async find(typed) {
    clearTimeout(this.#timer);
    const query = typed.trim();
    const search = ++this.#latest;
    if (query.length < SHORTEST || query.length > LONGEST) {
      this.#show([], query.length > 0 && query.length < SHORTEST ? text('search.short') : '');
      return;
    }
    const eventId = this.#device.current?.eventId;
    if (!this.#connection.isOnline || !eventId) {
      this.#show([], text('search.offline'));
      return;
    }
    byId('search-status').textContent = text('search.searching');
    try {
      const {tickets} = await this.#device.ask(token => api.findTickets(token, eventId, query));
      if (search === this.#latest) {
        this.#show(tickets.sort(inOrder), said(tickets.length));
      }
    } catch (problem) {
      this.#failed(problem, search);
    }
  }

  /** @param {Error} problem @param {number} search */
  #failed(problem, search) {
    if (api.isLockedOut(problem)) {
      this.#around.lockedOut();
    } else if (search === this.#latest) {
      this.#show([], problem instanceof api.Unreachable ? text('search.noAnswer') : problem.message);
    }
  }

  #open() {
    dialog.showModal();
    input.focus();
    byId('search-status').textContent = this.#connection.isOnline ? '' : text('search.offline');
  }

  /** @param {FoundTicket[]} tickets @param {string} status */
  #show(tickets, status) {
    this.#choose(undefined);
    byId('search-status').textContent = status;
    byId('search-results').replaceChildren(...tickets.map(ticket => this.#line(ticket)));
  }

  /** @param {FoundTicket} ticket */
  #line(ticket) {
    const ticketNumber = text('result.number', {number: ticket.ticketNumber});
    return h(
      'li',
      h(
        'button.found',
        {type: 'button', onclick: () => this.#choose(ticket)},
        h('bdi.name', ticket.attendeeName),
        h('bdi.small', [ticket.orderNumber, ticket.ticketType, ticketNumber].join(' · ')),
        h('span.chip', {'data-mood': moodOf(ticket)}, stateOf(ticket)),
      ),
    );
  }

  /** @param {FoundTicket | undefined} ticket whose details are shown; the list, if none */
  #choose(ticket) {
    this.#chosen = ticket;
    byId('search-ticket').hidden = !ticket;
    byId('search-list').hidden = ticket !== undefined;
    if (ticket) {
      byId('search-name').textContent = ticket.attendeeName;
      byId('search-order').textContent = ticket.orderNumber;
      byId('search-type').textContent =
        `${ticket.ticketType} · ${text('result.number', {number: ticket.ticketNumber})}`;
      byId('search-state').textContent = stateOf(ticket);
      byId('search-state').dataset.mood = moodOf(ticket);
      byId('search-entered').textContent = this.#entered(ticket);
      byId('search-name').focus();
    }
  }

  /** @param {FoundTicket} ticket */
  #entered({firstEntryAt, gate}) {
    return firstEntryAt ? `${time(firstEntryAt, this.#around.event()?.timeZone ?? 'UTC')} · \u2068${gate}\u2069` : '–';
  }

  #back() {
    this.#choose(undefined);
    input.focus();
  }

  #letIn() {
    // Closing the dialog forgets what was chosen.
    const chosen = this.#chosen;
    dialog.close();
    if (chosen) {
      this.#around.letIn(chosen.plainCode);
    }
  }
}

/** @param {number} count */
function said(count) {
  if (count === 0) {
    return text('search.none');
  }
  return text(count < MOST ? 'search.count' : 'search.most', {count: number(count)});
}

/** @param {FoundTicket} one @param {FoundTicket} other */
function inOrder(one, other) {
  return (
    one.attendeeName.localeCompare(other.attendeeName, current())
    || one.orderNumber.localeCompare(other.orderNumber)
    || one.ticketNumber - other.ticketNumber
  );
}

/** @param {FoundTicket} ticket */
function stateOf({status, inside}) {
  const word = [`search.${status}`, `word.${status}`].find(has);
  return `${word ? text(word) : status} · ${text(inside ? 'search.inside' : 'search.outside')}`;
}

/** @param {FoundTicket} ticket */
function moodOf({status}) {
  return status === 'valid' ? 'good' : 'warn';
}
