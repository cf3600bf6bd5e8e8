import {completeSignIn, person, signIn, signOut} from './session.js';
import {byId, h} from './shared/dom.js';
import {claimView} from './views/claim.js';
import {eventView} from './views/event.js';
import {eventsView} from './views/events.js';
import {orderView} from './views/order.js';
import {ordersView} from './views/orders.js';
import {actionButton, announce, loading, problemBox} from './widgets.js';

/**
 * A view gets the id of its address and a signal that ends with it, and answers what to show.
 * @typedef {(id: string, signal: AbortSignal) => Promise<Node>} View
 * @type {{pattern: RegExp, name: string, view: View}[]}
 */
const routes = [
  {pattern: /^#\/?$/, name: 'events', view: eventsView},
  {pattern: /^#\/events\/([^/]+)$/, name: 'events', view: eventView},
  {pattern: /^#\/claim\/([^/]+)$/, name: 'orders', view: claimView},
  {pattern: /^#\/orders$/, name: 'orders', view: ordersView},
  {pattern: /^#\/orders\/([^/]+)$/, name: 'orders', view: orderView},
];

const main = byId('main');
let current = new AbortController();
let isFirst = true;

/** Settles when the page that was last asked for is there. */
let shown = Promise.resolve();

await start();

async function start() {
  const failure = await completeSignIn().catch(problem => problem);
  addEventListener('hashchange', show);
  addEventListener('usher:session', showAccount);
  showAccount();
  show();
  if (failure) {
    await complain('You are not signed in', failure);
  }
}

function show() {
  shown = render();
}

async function render() {
  if (location.hash === '#main') {
    return;
  }
  current.abort();
  current = new AbortController();
  const {signal} = current;
  const {view, name, id} = match(location.hash || '#/');
  for (const link of document.querySelectorAll('[data-route]')) {
    if (link.getAttribute('data-route') === name) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  main.replaceChildren(loading('One moment …'));
  const content = await view(id, signal).catch(problem => problemPage(problem));
  if (signal.aborted) {
    return;
  }
  main.replaceChildren(content);
  arrive();
}

/** @param {string} hash @returns {{view: View, name: string, id: string}} */
function match(hash) {
  for (const {pattern, name, view} of routes) {
    const found = pattern.exec(hash);
    if (found) {
      return {view, name, id: decodeURIComponent(found[1] ?? '')};
    }
  }
  return {
    view: async () => problemPage({title: 'Page not found', detail: 'There is no page at this address.', status: 404}),
    name: '',
    id: '',
  };
}

/** The new page is where a keyboard and a screen reader go on. */
function arrive() {
  const title = main.querySelector('h1')?.textContent ?? 'Usher';
  document.title = title === 'Usher' ? title : `${title} · Usher`;
  if (!isFirst) {
    scrollTo(0, 0);
    main.focus({preventScroll: true});
    announce(title);
  }
  isFirst = false;
}

/**
 * Puts a message above the page. Waits for the page, which would replace the message.
 * @param {string} title @param {Error} failure
 */
async function complain(title, failure) {
  await shown;
  main.prepend(problemBox({title, detail: failure.message}));
}

/** @param {{title?: string, detail?: string, message?: string, status?: number}} problem */
function problemPage(problem) {
  console.error(problem);
  if (problem.status === 0) {
    addEventListener('online', show, {once: true, signal: current.signal});
  }
  return h(
    'div.page',
    h('h1', problem.title ?? 'Something went wrong'),
    h('p.lead', problem.detail ?? problem.message),
    problem.status === 401 && actionButton('Sign in', 'Opening the sign-in page …', signIn),
    (problem.status === 0 || (problem.status ?? 0) >= 500) && actionButton('Try again', 'One moment …', show),
    h('p', h('a', {href: '#/'}, 'All events')),
  );
}

function showAccount() {
  const somebody = person();
  const button = somebody
    ? h('button.link', {type: 'button', onclick: leave, title: `Signed in as ${somebody.name}`}, 'Sign out')
    : h('button.link', {type: 'button', onclick: enter}, 'Sign in');
  byId('account').replaceChildren(button);
}

function leave() {
  signOut();
  show();
}

function enter() {
  signIn().catch(failure => complain('Signing in is not possible', failure));
}
