// What the door says while it cannot be asked: the rules of `Terms` and `Refusals` in validation-service, as far
// as a device knows what they need. A ticket that it has not heard of counts as one whose type has no rule of its
// own, as the service has it.

/**
 * @typedef {'entry' | 'exit'} Direction
 * @typedef {{mode: 'once' | 'after_exit' | 'any', most: number}} Entries
 * @typedef {{eventId: string, name: string, admitsFrom: string, admitsUntil: string, timeZone: string,
 *   entries: Entries, ticketTypes: Record<string, TypeRule>}} DoorEvent as the snapshot has it
 * @typedef {{admitsFrom?: string, admitsUntil?: string, gates: string[]}} TypeRule everywhere if there are no gates;
 *   the event's times if there are none
 * @typedef {{id: string, status: string, issue: number, entries: number, inside: boolean, pending: number,
 *   at?: string, gate?: string, type?: string, lastScanId?: string}} KnownTicket `pending`: passages here that are not
 *   uploaded yet; `at` and `gate`: the first entry, if this device knows; `type`: if it has its own rule;
 *   `lastScanId`: the scan of its last passage, if that was here
 */

/**
 * Whether a genuine code's holder passes.
 * @param {import('./code.js').TicketCode} code of this event
 * @param {KnownTicket | undefined} ticket absent if nothing is known but the code
 * @param {DoorEvent | undefined} event absent if the door had not heard of it: then a signature is proof enough
 * @param {{direction: Direction, gate: string}} passage
 * @param {Date} now corrected by how wrong the device's clock is
 * @returns {string} `ok`, or why not
 */
export function decide(code, ticket, event, {direction, gate}, now) {
  if (ticket && code.issue < ticket.issue) {
    return 'superseded';
  }
  if (ticket && ticket.status !== 'valid') {
    return ticket.status;
  }
  if (direction === 'exit') {
    return 'ok';
  }
  if (ticket && !mayEnter(event?.entries ?? {mode: 'once', most: 1}, ticket)) {
    return 'already_used';
  }
  if (!event) {
    return 'ok';
  }
  const {gates, from, until} = rulesOf(ticket?.type, event);
  return gates.length > 0 && !gates.includes(gate)
    ? 'wrong_gate'
    : position(new Date(from), new Date(until), event.timeZone, now);
}

/**
 * Where and when tickets of a type admit.
 * @param {string | undefined} type @param {DoorEvent} event
 * @returns {{gates: string[], from: string, until: string}}
 */
export function rulesOf(type, {ticketTypes, admitsFrom, admitsUntil}) {
  const rule = type === undefined ? undefined : ticketTypes[type];
  return {gates: rule?.gates ?? [], from: rule?.admitsFrom ?? admitsFrom, until: rule?.admitsUntil ?? admitsUntil};
}

/**
 * The ticket after its holder passed.
 * @param {KnownTicket | undefined} before
 * @param {{ticketId: string, issue: number}} code
 * @param {{direction: Direction, at: string, gate: string}} passage
 * @returns {KnownTicket}
 */
export function passed(before, code, {direction, at, gate}) {
  const ticket = before ?? {
    id: code.ticketId,
    status: 'valid',
    issue: code.issue,
    entries: 0,
    inside: false,
    pending: 0,
  };
  return direction === 'exit'
    ? {...ticket, inside: false}
    : {...ticket, entries: ticket.entries + 1, inside: true, at: ticket.at ?? at, gate: ticket.gate ?? gate};
}

/** @param {Entries} rule @param {KnownTicket} ticket */
function mayEnter(rule, ticket) {
  switch (rule.mode) {
    case 'after_exit':
      return !ticket.inside && ticket.entries < rule.most;
    case 'any':
      return ticket.entries < rule.most;
    default:
      return ticket.entries === 0;
  }
}

/**
 * By the calendar of the event's place.
 * @param {Date} from
 * @param {Date} until
 * @param {string} timeZone
 * @param {Date} now
 */
function position(from, until, timeZone, now) {
  const day = dayIn(timeZone);
  if (now < from) {
    return day(now) < day(from) ? 'not_today' : 'too_early';
  }
  if (now < until) {
    return 'ok';
  }
  return day(now) > day(until) ? 'not_today' : 'closed';
}

/** @param {string} timeZone @returns {(instant: Date) => string} days as texts that sort as they follow each other */
function dayIn(timeZone) {
  const format = new Intl.DateTimeFormat('en-CA', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'});
  return instant => format.format(instant);
}
