import {ask, buttons} from './act.js';
import {audit, begin, look, Refused, state} from './api.js';
import {show as showGroups} from './groups.js';
import {show as showJobs} from './jobs.js';
import {matching, show as showLetters} from './letters.js';
import {byId, h} from './shared/dom.js';
import {number, when} from './words.js';

const ASKS_EVERY_MILLIS = 2000;

/** What the page shows. */
const page = {
  /** @type {import('./api.js').State | undefined} */
  state: undefined,
  /** @type {string | undefined} the chosen queue */
  queue: undefined,
  /** @type {import('./api.js').Look | undefined} at that queue */
  look: undefined,
  /** @type {import('./api.js').Group | undefined} whose letters are open */
  group: undefined,
  /** Jobs that had ended when the page asked last. */
  ended: 0,
};

const mayChange = () => page.state?.mayChange ?? false;

async function refresh() {
  try {
    const next = await state();
    const hadEnded = page.ended;
    page.state = next;
    page.ended = next.jobs.filter(job => job.result).length;
    showState(next);
    if (page.ended > hadEnded) {
      await Promise.all([lookAgain(), showAudit()]);
    }
  } catch (problem) {
    if (problem.status === 401) {
      close();
      return;
    }
    live(false, problem);
  }
  setTimeout(refresh, ASKS_EVERY_MILLIS);
}

/** @param {boolean} isLive @param {Error} [problem] */
function live(isLive, problem) {
  byId('line').dataset.state = isLive ? 'live' : 'broken';
  const refused = problem instanceof Refused ? problem.message : 'no connection: does usher console still run?';
  byId('line').textContent = isLive ? 'live' : refused;
}

/** @param {import('./api.js').State} now */
function showState(now) {
  live(true);
  byId('who').textContent = `${now.environment}, as ${now.caller}`;
  byId('mode').hidden = now.mayChange;
  byId('dead').textContent = number(now.queues.reduce((sum, queue) => sum + queue.dead, 0));
  byId('affected').textContent = number(now.queues.filter(queue => queue.dead > 0).length);
  byId('waiting').textContent = number(now.queues.reduce((sum, queue) => sum + queue.unfinished, 0));
  showJobs(now.jobs, now.mayChange);
  showQueues(now.queues);
}

/** Those with dead letters first. @param {import('./api.js').Backlog[]} queues */
function showQueues(queues) {
  const rows = queues.toSorted((one, other) => other.dead - one.dead).map(queueRow);
  const focused = document.activeElement?.getAttribute('data-queue');
  byId('queues').replaceChildren(...rows);
  if (focused) {
    byId('queues').querySelector(`[data-queue="${focused}"]`)?.dispatchEvent(new Event('refocus'));
  }
}

/** @param {import('./api.js').Backlog} backlog */
function queueRow({queue, unfinished, dead}) {
  /** @type {HTMLButtonElement} */
  const button = h(
    'button',
    {
      type: 'button',
      'data-queue': queue,
      'aria-pressed': String(queue === page.queue),
      onclick: () => choose(queue),
      onrefocus: () => button.focus(),
    },
    queue,
  );
  return h(
    dead > 0 ? 'tr' : 'tr.quiet',
    h('td', button),
    h('td.count', number(unfinished)),
    h(dead > 0 ? 'td.count.dead' : 'td.count', number(dead)),
  );
}

/** @param {string} queue */
async function choose(queue) {
  page.queue = queue;
  page.look = undefined;
  page.group = undefined;
  if (page.state) {
    showQueues(page.state.queues);
  }
  await lookAgain();
}

async function lookAgain() {
  const {queue} = page;
  if (!queue) {
    return;
  }
  byId('no-queue').hidden = true;
  byId('look').hidden = false;
  byId('look-problem').textContent = '';
  byId('window').textContent = `Looking at ${queue} …`;
  // What is shown is no longer what is there.
  byId('groups').inert = true;
  try {
    const seen = await look(queue, Number(byId('most', HTMLSelectElement).value));
    if (queue !== page.queue) {
      return;
    }
    page.look = seen;
    byId('groups-title').textContent = `Why they failed in ${queue}`;
    const window = `${seen.window[0].toUpperCase()}${seen.window.slice(1)}, ${when(new Date().toISOString())}`;
    const oldest = seen.groups.map(group => group.first).toSorted()[0];
    byId('window').textContent = oldest ? `${window}; the oldest is of ${when(oldest)}` : window;
    showGroups(seen.groups, mayChange(), openGroup, actOnGroup);
    const still = seen.groups.find(group => group.id === page.group?.id);
    still ? openGroup(still) : closeGroup();
  } catch (problem) {
    byId('window').textContent = '';
    byId('look-problem').textContent = problem.message;
  } finally {
    byId('groups').inert = false;
  }
}

/** @param {import('./api.js').Group} group */
const lettersOf = group => page.look?.letters.filter(letter => letter.group === group.id) ?? [];

/** @param {import('./api.js').Group} group */
function openGroup(group) {
  if (page.group?.id !== group.id) {
    byId('find', HTMLInputElement).value = '';
  }
  page.group = group;
  byId('letters-card').hidden = false;
  byId('letters-title').textContent = `Letters of group ${group.id}`;
  showFound();
}

function closeGroup() {
  page.group = undefined;
  byId('letters-card').hidden = true;
  byId('letter-card').hidden = true;
}

/** The letters of the open group that are searched for, and what can be done with just these. */
function showFound() {
  const {group} = page;
  if (!group) {
    return;
  }
  const found = matching(lettersOf(group), byId('find', HTMLInputElement).value);
  showLetters(found);
  byId('act-on-found').replaceChildren(
    ...(mayChange() && found.length > 0 ? buttons(kind => askFor(kind, found, group)) : []),
  );
}

/** @param {import('./act.js').Kind} kind @param {import('./api.js').Group} group */
const actOnGroup = (kind, group) => askFor(kind, lettersOf(group), group);

/**
 * @param {import('./act.js').Kind} kind
 * @param {import('./api.js').Letter[]} letters
 * @param {import('./api.js').Group} group
 */
function askFor(kind, letters, group) {
  if (page.look) {
    ask(kind, group.queue, letters, page.look.window, group.id);
  }
}

async function showAudit() {
  /** @type {import('./api.js').Entry[]} */
  let entries;
  try {
    entries = await audit();
  } catch (problem) {
    byId('audit-empty').textContent = problem.message;
    return;
  }
  byId('audit').replaceChildren(
    ...entries.map(({act, result, done}) =>
      h(
        'li',
        h('span.time', when(act.at)),
        h('span.what', `${act.what} ${act.queue ?? ''}`),
        h(
          result?.startsWith('done') ? 'span' : 'span.bad',
          `${number(done)} of ${number(act.count)}: ${result ?? 'no result'}`,
        ),
        h('span.reason', `“${act.reason}”`),
        h('span.who', act.who),
      ),
    ),
  );
  byId('audit-empty').hidden = entries.length > 0;
}

function close() {
  byId('console').hidden = true;
  byId('closed').hidden = false;
}

async function open() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  try {
    if (token) {
      await begin(token);
    }
  } catch {
    close();
    return;
  }
  byId('console').hidden = false;
  byId('again').addEventListener('click', lookAgain);
  byId('most').addEventListener('change', lookAgain);
  byId('find').addEventListener('input', showFound);
  byId('filter').addEventListener('submit', event => event.preventDefault());
  await refresh();
  await showAudit();
}

open();
