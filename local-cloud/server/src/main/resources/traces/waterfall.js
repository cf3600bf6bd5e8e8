import {h} from './shared/dom.js';
import {length} from './words.js';

/** Where there is no more room for a text beside a bar, in percent of the width. */
const NO_ROOM = 78;
const DEEPEST = 10;

/**
 * The spans of a trace, each under its cause, with a bar for the time that it took.
 * @param {import('./traces.js').Trace} trace
 */
export function waterfall(trace) {
  const whole = Math.max(1, trace.endMicros - trace.startMicros);
  return h(
    'ol.waterfall',
    inOrder(trace.tree).map(({span, depth}) => row(trace, span, depth, whole)),
  );
}

/**
 * Causes before effects. A span whose cause has not come stands at the left, as the first one does.
 * @param {import('./traces.js').Span[]} spans
 */
function inOrder(spans) {
  const ids = new Set(spans.map(span => span.id));
  /** @type {Map<string, import('./traces.js').Span[]>} */
  const byParent = new Map();
  for (const span of spans) {
    const parent = ids.has(span.parentId) ? span.parentId : '';
    byParent.set(parent, [...(byParent.get(parent) ?? []), span]);
  }
  /** @type {{span: import('./traces.js').Span, depth: number}[]} */
  const ordered = [];
  /** @param {string} parent @param {number} depth */
  const add = (parent, depth) => {
    for (const span of byParent.get(parent) ?? []) {
      ordered.push({span, depth: Math.min(depth, DEEPEST)});
      byParent.delete(parent);
      add(span.id, depth + 1);
    }
  };
  add('', 0);
  return ordered;
}

/**
 * @param {import('./traces.js').Trace} trace
 * @param {import('./traces.js').Span} span
 * @param {number} depth
 * @param {number} whole
 */
function row(trace, span, depth, whole) {
  const from = (100 * (span.startMicros - trace.startMicros)) / whole;
  const wide = (100 * (span.endMicros - span.startMicros)) / whole;
  const isBefore = from + wide > NO_ROOM;
  const item = h(
    'li',
    {'data-service': span.service},
    h(
      'details',
      h(
        'summary',
        h(
          'span.span-title',
          h('span.dot'),
          h('span.span-name', span.name),
          span.links.length > 0 && h('span.linked', 'linked'),
          span.isError && h('span.failed', 'failed'),
        ),
        h(
          'span.track',
          h('span.bar', {'data-failed': span.isError}),
          h('span.took', {'data-before': isBefore}, length(span.endMicros - span.startMicros)),
        ),
      ),
      h('div.details', details(span)),
    ),
  );
  // Not in an attribute, which the page's policy forbids.
  item.style.setProperty('--depth', String(depth));
  item.style.setProperty('--from', `${Math.min(from, 99.5)}%`);
  item.style.setProperty('--wide', `${wide}%`);
  item.style.setProperty('--text', `${isBefore ? 100 - from : from + wide}%`);
  return item;
}

/** @param {import('./traces.js').Span} span */
function details(span) {
  return [
    h(
      'dl',
      h('dt', 'service'),
      h('dd', span.service),
      h('dt', 'kind'),
      h('dd', span.kind),
      Object.entries(span.attributes).flatMap(([name, value]) => [h('dt', name), h('dd', value)]),
      h('dt', 'span'),
      h('dd', span.id),
    ),
    span.links.length > 0
      && h(
        'p.links',
        h('span', 'Caused earlier by'),
        span.links.map(link => h('a', {href: `#${link.traceId}`}, link.name ?? `trace ${link.traceId}`)),
      ),
  ];
}
