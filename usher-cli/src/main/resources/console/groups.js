import {buttons} from './act.js';
import {byId, h} from './shared/dom.js';
import {counted, isSoon, left, number, when} from './words.js';

/**
 * Shows why letters failed.
 * @param {import('./api.js').Group[]} groups
 * @param {boolean} mayChange
 * @param {(group: import('./api.js').Group) => void} open
 * @param {(kind: import('./act.js').Kind, group: import('./api.js').Group) => void} act
 */
export function show(groups, mayChange, open, act) {
  byId('groups').replaceChildren(...groups.map(group => row(group, mayChange, open, act)));
  byId('groups-empty').hidden = groups.length > 0;
}

/**
 * @param {import('./api.js').Group} group
 * @param {boolean} mayChange
 * @param {(group: import('./api.js').Group) => void} open
 * @param {(kind: import('./act.js').Kind, group: import('./api.js').Group) => void} act
 */
function row(group, mayChange, open, act) {
  const exception = group.exception && !group.why.includes(group.exception) ? `${group.exception}: ` : '';
  return h(
    'li',
    {'data-group': group.id, 'data-origin': group.origin},
    h('p.many', number(group.count), h('span.block.quiet', group.count === 1 ? 'letter' : 'letters')),
    h('p.why', exception + group.why),
    h(
      'p.facts',
      [
        group.types.join(', '),
        `${when(group.first)} – ${when(group.last)}`,
        group.registrations > 0 && counted(group.registrations, 'registration'),
        group.events > 0 && counted(group.events, 'event'),
        group.replayed > 0 && `${number(group.replayed)} sent back before`,
        `group ${group.id}`,
      ]
        .filter(Boolean)
        .join(' · '),
      ' · ',
      h(isSoon(group.expiresFirst) ? 'span.soon' : 'span', `expires in ${left(group.expiresFirst)}`),
    ),
    h(
      'p.acts',
      h('button', {type: 'button', onclick: () => open(group)}, 'Show letters'),
      ...(mayChange ? buttons(kind => act(kind, group)) : []),
    ),
  );
}
