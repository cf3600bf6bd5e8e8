import {byId, h} from './shared/dom.js';
import {waterfall} from './waterfall.js';
import {clock, length} from './words.js';

const ASKS_EVERY_MILLIS = 2000;

/**
 * @typedef {{id: string, name: string, startMicros: number, endMicros: number, spans: number, hasError: boolean,
 *   services: string[], subjects: string[]}} Summary a trace as it is listed
 * @typedef {{id: string, parentId: string, name: string, kind: string, service: string, startMicros: number,
 *   endMicros: number, isError: boolean, attributes: Record<string, string>,
 *   links: {traceId: string, name: string | null}[]}} Span
 * @typedef {Summary & {tree: Span[], linkedFrom: {traceId: string, name: string, startMicros: number}[]}} Trace
 */

const main = byId('main');
const list = byId('list');
const article = byId('trace');
const search = byId('search', HTMLInputElement);

/** @type {Trace | undefined} */
let shown;
let known = '';
let drawn = '';

/** @param {string} path @returns {Promise<any>} the JSON of the answer */
async function get(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}

/** @param {Summary} trace */
function entry(trace) {
  return h(
    'li',
    h(
      'a.entry-trace',
      {href: `#${trace.id}`, 'data-id': trace.id},
      h(
        'span.entry-head',
        h('time', {datetime: new Date(trace.startMicros / 1000).toISOString()}, clock(trace.startMicros)),
        h('span', length(trace.endMicros - trace.startMicros)),
      ),
      h('span.entry-name', trace.name),
      trace.subjects.length > 0 && h('span.entry-subject', trace.subjects[0]),
      h(
        'span.entry-foot',
        h(
          'span.dots',
          trace.services.map(service => h('span.dot', {'data-service': service, title: service})),
          h('span', `${trace.spans} ${trace.spans === 1 ? 'span' : 'spans'}`),
        ),
        trace.hasError && h('span.failed', 'failed'),
      ),
    ),
  );
}

/** @param {Summary[]} traces */
function drawList(traces) {
  const next = traces.map(trace => `${trace.id}/${trace.spans}`).join();
  if (next === known && known !== '') {
    return;
  }
  known = next;
  const nothing = search.value ? 'No trace has this.' : 'No trace yet. Buy a ticket, or scan one.';
  list.replaceChildren(traces.length === 0 ? h('p.lead.quiet', {role: 'status'}, nothing) : h('ol', traces.map(entry)));
  mark();
}

function mark() {
  for (const link of list.querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.dataset.id === shown?.id);
  }
  main.classList.toggle('reading', shown !== undefined);
}

/** @param {Trace} trace */
function drawTrace(trace) {
  const next = `${trace.id}/${trace.spans}/${trace.linkedFrom.length}`;
  if (next === drawn) {
    return;
  }
  drawn = next;
  article.replaceChildren(
    h('a.back', {href: '#'}, '← All traces'),
    h('h2', trace.name),
    h(
      'p.about',
      h('span', clock(trace.startMicros)),
      h('span', length(trace.endMicros - trace.startMicros)),
      h('code', trace.id),
      trace.subjects.map(subject => h('code', subject)),
    ),
    h(
      'ul.legend',
      trace.services.map(service => h('li', h('span.dot', {'data-service': service}), service)),
    ),
    waterfall(trace),
    ...(trace.linkedFrom.length > 0 ? [later(trace)] : []),
  );
}

/** @param {Trace} trace */
function later(trace) {
  return h(
    'p.links',
    h('span', 'Later, because of this:'),
    trace.linkedFrom.map(span => h('a', {href: `#${span.traceId}`}, `${span.name}, ${clock(span.startMicros)}`)),
  );
}

async function choose() {
  const id = location.hash.slice(1);
  const before = shown?.id;
  shown = /^[0-9a-f]{32}$/.test(id) ? await get(`/traces/${id}`).catch(() => undefined) : undefined;
  if (shown === undefined) {
    drawn = '';
    const isUnknown = id !== '' && id !== 'main';
    article.replaceChildren(
      h(
        'p.lead.quiet',
        isUnknown ? 'This trace is not here, or no longer.' : 'Choose a trace to see what happened in it.',
      ),
    );
  } else {
    drawTrace(shown);
  }
  mark();
  if (shown && shown.id !== before) {
    window.scrollTo(0, 0);
  }
}

async function refresh() {
  const text = search.value.trim();
  try {
    const {traces} = await get(`/traces?search=${encodeURIComponent(text)}`);
    if (text === search.value.trim()) {
      drawList(traces);
    }
    // Its last spans arrive after its first ones.
    if (shown) {
      await choose();
    }
  } catch {
    known = '';
    list.replaceChildren(h('p.problem', {role: 'alert'}, 'No answer. Is local-cloud running?'));
  }
}

async function keepRefreshing() {
  if (document.visibilityState === 'visible') {
    await refresh();
  }
  setTimeout(keepRefreshing, ASKS_EVERY_MILLIS);
}

byId('empty').addEventListener('click', async () => {
  await fetch('/traces', {method: 'DELETE'});
  location.hash = '';
  await refresh();
});
byId('filter').addEventListener('submit', event => event.preventDefault());
search.addEventListener('input', refresh);
addEventListener('hashchange', choose);
choose();
keepRefreshing();
