// What happens at the door, as the live stream reports it.

import {draw} from './chart.js';
import {byId, element, fill, part, when} from './dom.js';
import * as gates from './gates.js';

const REASONS = {
  already_used: 'already used',
  unknown: 'not one of our tickets',
  forged: 'forged',
  revoked: 'revoked',
  refunded: 'refunded',
  disputed: 'payment disputed',
  superseded: 'reissued since',
  wrong_event: 'wrong event',
  wrong_gate: 'wrong gate',
  not_today: 'not today',
  too_early: 'too early',
  closed: 'too late',
  not_inside: 'too many exits',
  taken_back: 'repeated after it was undone',
};

/** A reason's word for people. */
export const reasonText = reason => REASONS[reason] ?? reason;

/** Shows a report. */
export function show(report) {
  part(() => showSums(report));
  part(() => showGates(report.byGate));
  part(() => showReasons(report.refusals));
  part(() => showLatest(report.latest));
  part(() => draw(report.byMinute));
}

function showSums({inside, byGate}) {
  byId('inside').textContent = inside.toLocaleString();
  for (const what of ['entries', 'exits', 'refused']) {
    byId(what).textContent = byGate.reduce((total, gate) => total + gate[what], 0).toLocaleString();
  }
}

function showGates(byGate) {
  gates.learn(
    'counts',
    byGate.map(({gate}) => gate),
  );
  fill(
    byId('gates'),
    byGate.map(gate =>
      element(
        'tr',
        {},
        element('th', {scope: 'row', textContent: gate.gate}),
        ...['entries', 'exits', 'refused'].map(what =>
          element('td', {className: 'count', textContent: gate[what].toLocaleString()}),
        ),
      ),
    ),
    'gates-empty',
  );
}

function showReasons(refusals) {
  fill(
    byId('reasons'),
    refusals.map(({reason, count}) =>
      element(
        'tr',
        {},
        element('th', {scope: 'row', textContent: reasonText(reason)}),
        element('td', {className: 'count', textContent: count.toLocaleString()}),
      ),
    ),
    'reasons-empty',
  );
}

function showLatest(latest) {
  fill(
    byId('latest'),
    latest.map(entry =>
      element(
        'li',
        {},
        element('span', {className: 'time', textContent: when(entry.validatedAt)}),
        element('span', {className: 'what', textContent: entry.attendeeName ?? 'name not known yet'}),
        element('span', {className: 'quiet', textContent: entry.gate}),
      ),
    ),
    'latest-empty',
  );
}

/** Shows conflicts. */
export function showConflicts(conflicts) {
  const notShown = ({entries, entryCount}) =>
    entryCount > entries.length
      ? [
          element('li', {
            className: 'quiet',
            textContent: `and ${(entryCount - entries.length).toLocaleString()} more, or undone`,
          }),
        ]
      : [];
  byId('conflict-count').textContent = conflicts.length.toLocaleString();
  fill(
    byId('conflict-list'),
    conflicts.map(conflict =>
      element(
        'li',
        {className: 'conflict'},
        element('span', {className: 'what', textContent: conflict.attendeeName ?? conflict.ticketId}),
        element('span', {className: 'quiet', textContent: reasonText(conflict.reason)}),
        element(
          'ul',
          {},
          ...conflict.entries.map(entry =>
            element('li', {
              className: entry.key === conflict.winner ? 'winner' : '',
              textContent: `${when(entry.at)} ${entry.gate}${entry.key === conflict.winner ? ' · counts' : ''}`,
            }),
          ),
          ...notShown(conflict),
        ),
      ),
    ),
    'conflicts-empty',
  );
}
