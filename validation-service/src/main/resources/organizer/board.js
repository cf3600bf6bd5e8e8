// What happens at the door, as the live stream reports it.

import {COUNTED} from './api.js';
import {draw} from './chart.js';
import * as gates from './gates.js';
import {fill, part, when} from './parts.js';
import {byId, h} from './shared/dom.js';

/** @import {Conflict, Report, SumsOfGate} from './api.js' */

/** @type {Record<string, string>} */
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

/** A reason's word for people. @param {string} reason */
export const reasonText = reason => REASONS[reason] ?? reason;

/** Shows a report. @param {Report} report */
export function show(report) {
  part(() => showSums(report));
  part(() => showGates(report.byGate));
  part(() => showReasons(report.refusals));
  part(() => showLatest(report.latest));
  part(() => draw(report.byMinute));
}

/** @param {Report} report */
function showSums({inside, byGate}) {
  byId('inside').textContent = inside.toLocaleString();
  for (const what of COUNTED) {
    byId(what).textContent = byGate.reduce((total, gate) => total + gate[what], 0).toLocaleString();
  }
}

/** How many tickets there are to come. @param {number} sold with those that somebody holds to pay */
export function showSold(sold) {
  byId('sold').textContent = ` · ${sold.toLocaleString()} sold`;
}

/** @param {SumsOfGate[]} byGate */
function showGates(byGate) {
  gates.learn(
    'counts',
    byGate.map(({gate}) => gate),
  );
  fill(
    byId('gates'),
    byGate.map(gate =>
      h('tr', h('th', {scope: 'row'}, gate.gate), ...COUNTED.map(what => h('td.count', gate[what].toLocaleString()))),
    ),
    'gates-empty',
  );
}

/** @param {Report['refusals']} refusals */
function showReasons(refusals) {
  fill(
    byId('reasons'),
    refusals.map(({reason, count}) =>
      h('tr', h('th', {scope: 'row'}, reasonText(reason)), h('td.count', count.toLocaleString())),
    ),
    'reasons-empty',
  );
}

/** @param {Report['latest']} latest */
function showLatest(latest) {
  fill(
    byId('latest'),
    latest.map(entry =>
      h(
        'li',
        h('span.time', when(entry.validatedAt)),
        h('span.what', entry.attendeeName ?? 'name not known yet'),
        h('span.quiet', entry.gate),
      ),
    ),
    'latest-empty',
  );
}

/** Shows conflicts. @param {Conflict[]} conflicts */
export function showConflicts(conflicts) {
  /** @param {Conflict} conflict */
  const notShown = ({entries, entryCount}) =>
    entryCount > entries.length
      ? [h('li.quiet', `and ${(entryCount - entries.length).toLocaleString()} more, or undone`)]
      : [];
  byId('conflict-count').textContent = conflicts.length.toLocaleString();
  fill(
    byId('conflict-list'),
    conflicts.map(conflict =>
      h(
        'li.conflict',
        h('span.what', conflict.attendeeName ?? conflict.ticketId),
        h('span.quiet', reasonText(conflict.reason)),
        h(
          'ul',
          ...conflict.entries.map(entry =>
            h(
              'li',
              {class: entry.key === conflict.winner && 'winner'},
              `${when(entry.at)} ${entry.gate}${entry.key === conflict.winner ? ' · counts' : ''}`,
            ),
          ),
          ...notShown(conflict),
        ),
      ),
    ),
    'conflicts-empty',
  );
}
