// Says an answer in the steward's language: a word to see from afar, a sentence, and what helps on.

import {day, has, text, time} from './i18n.js';

/**
 * An answer as the service gives it. `offline`: this device decided; `why`: the reason is `unsure`, nobody knows yet.
 * @typedef {{valid: boolean, reason: string, warning?: string, message?: string, ticket?: ScannedTicket,
 *   firstUse?: {at: string, gate: string}, gates?: string[], admission?: {from: string, until: string},
 *   offline: boolean, why?: 'noSnapshot' | 'noCrypto' | 'typed'}} Answer
 * @typedef {{ticketId?: string, attendeeName?: string, ticketNumber?: number, ticketType?: string,
 *   validatedAt?: string}} ScannedTicket
 */

/**
 * @param {Answer} answer
 * @param {import('./admission-rules.js').DoorEvent | undefined} event
 * @param {import('./admission-rules.js').Direction} direction
 * @returns {{kind: 'admit' | 'warn' | 'refuse' | 'unsure', word: string, sentence: string, details: string}}
 */
export function describe(answer, event, direction) {
  if (answer.reason === 'unsure') {
    return {
      kind: 'unsure',
      word: text('word.unsure'),
      sentence: text(`unsure.${answer.why}`),
      details: text('result.unsure'),
    };
  }
  const reason = answer.warning ?? (answer.valid && direction === 'exit' ? 'exit' : answer.reason);
  return {
    kind: answer.warning ? 'warn' : answer.valid ? 'admit' : 'refuse',
    word: has(`word.${reason}`) ? text(`word.${reason}`) : text('word.other'),
    sentence: sentence(reason, answer, event),
    details: details(answer),
  };
}

/**
 * @param {string} reason
 * @param {Answer} answer
 * @param {import('./admission-rules.js').DoorEvent | undefined} event
 */
function sentence(reason, answer, event) {
  const timeZone = event?.timeZone ?? 'UTC';
  if (reason === 'already_used' && answer.firstUse) {
    const {at, gate} = answer.firstUse;
    const isToday = day(at, timeZone) === day(new Date().toISOString(), timeZone);
    return text(isToday ? 'sentence.already_used_at' : 'sentence.already_used_on', {
      time: time(at, timeZone),
      day: day(at, timeZone),
      gate: isolated(gate),
    });
  }
  if (reason === 'ok' && answer.ticket?.attendeeName) {
    return text('sentence.ok_name', {name: isolated(answer.ticket.attendeeName)});
  }
  // Without the event its zone is not known.
  if (event && answer.admission && (reason === 'too_early' || reason === 'closed')) {
    const {from, until} = answer.admission;
    return text(`sentence.${reason}_at`, {time: time(reason === 'closed' ? until : from, timeZone)});
  }
  if (event && answer.admission && reason === 'not_today') {
    return text('sentence.not_today_on', {day: day(answer.admission.from, timeZone)});
  }
  if (answer.gates && answer.gates.length > 0) {
    return text('sentence.wrong_gate_at', {gates: answer.gates.map(isolated).join(', ')});
  }
  return has(`sentence.${reason}`) ? text(`sentence.${reason}`) : (answer.message ?? '');
}

/** @param {Answer} answer */
function details(answer) {
  /** @type {string[]} */
  const parts = [];
  if (answer.ticket?.ticketNumber !== undefined) {
    const {attendeeName, ticketNumber, ticketType} = answer.ticket;
    // Who is let in was greeted by name already.
    parts.push(
      [answer.valid ? undefined : attendeeName, ticketType]
        .filter(part => part !== undefined)
        .map(isolated)
        .concat(text('result.number', {number: ticketNumber}))
        .join(' · '),
    );
  }
  if (answer.offline) {
    parts.push(text('result.offline'));
  }
  return parts.join('\n');
}

/** Keeps names of one direction from turning over the text around them. @param {string} name */
function isolated(name) {
  return `\u2068${name}\u2069`;
}
