import {answer, stop} from './api.js';
import {byId, h} from './shared/dom.js';
import {number, when} from './words.js';

const SHOWN = 5;

/** What runs, and what ended last. @param {import('./api.js').Job[]} jobs @param {boolean} mayChange */
export function show(jobs, mayChange) {
  byId('jobs-card').hidden = jobs.length === 0;
  byId('jobs').replaceChildren(...jobs.slice(0, SHOWN).map(job => row(job, mayChange)));
}

/** @param {import('./api.js').Job} job @param {boolean} mayChange */
function row(job, mayChange) {
  const isWell = job.ending === 'DONE';
  return h(
    'li',
    {'data-job': job.id, 'data-ending': job.ending ?? (job.result ? 'FAILED' : 'RUNNING')},
    h('span.time', when(job.startedAt)),
    h('span.what', `${job.what} ${job.queue}`),
    job.result
      ? h(isWell ? 'span' : 'span.bad', `${number(job.done)} of ${number(job.count)}: ${job.result}`)
      : running(job),
    !job.result && mayChange && h('button', {type: 'button', onclick: () => stop(job.id)}, 'Stop'),
    job.asks
      && h(
        'p.state',
        'The first letter is neither handled nor dead again. ',
        h('button', {type: 'button', onclick: () => answer(job.id, true)}, 'Send the others'),
        h('button', {type: 'button', onclick: () => answer(job.id, false)}, 'Leave them'),
      ),
  );
}

/** @param {import('./api.js').Job} job */
function running(job) {
  return h(
    'span',
    h('progress', {max: job.count, value: job.done, 'aria-label': `${job.what} of ${job.queue}`}),
    ` ${job.step}: ${number(job.done)} of ${number(job.count)}`,
  );
}
