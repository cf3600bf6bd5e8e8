import {byId, h} from './shared/dom.js';

const main = byId('main');
const list = byId('mails');
const reader = byId('reader');
const time = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});

/**
 * @typedef {{id: number, from: string, to: string, recipient: string, subject: string | null, receivedAt: string,
 *   attachments: {name: string, path: string, bytes: number}[]}} Mail as it is listed
 * @typedef {Mail & {text: string | null, html: string | null, source: string}} WholeMail `html` and `source` are paths
 */

/** @type {WholeMail | undefined} */
let shown;
let view = 'page';
let known = '';

/** @param {string} path @returns {Promise<any>} the JSON of the answer */
async function get(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`;
}

/** @param {Mail} mail */
function entry(mail) {
  return h(
    'li',
    h(
      'a.mail',
      {href: `#${mail.id}`, 'data-id': mail.id},
      h(
        'span.mail-head',
        h('span', mail.recipient),
        h('time', {datetime: mail.receivedAt}, time.format(new Date(mail.receivedAt))),
      ),
      h('span.mail-subject', {dir: 'auto'}, mail.subject || '(no subject)'),
      mail.attachments.length > 0
        && h('span.mail-files', {dir: 'auto'}, mail.attachments.map(file => file.name).join(' · ')),
    ),
  );
}

/** @param {Mail[]} mails */
function drawList(mails) {
  const drawn = mails.map(mail => mail.id).join();
  if (drawn === known && known !== '') {
    return;
  }
  known = drawn;
  list.replaceChildren(
    mails.length === 0
      ? h('p.lead.quiet', {role: 'status'}, 'No mail yet. A mail arrives when a ticket is ready.')
      : h('ol', mails.map(entry)),
  );
  mark();
}

function mark() {
  for (const link of list.querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.dataset.id === String(shown?.id));
  }
  main.classList.toggle('reading', shown !== undefined);
}

/** @param {string} label @param {string} value */
function fact(label, value) {
  return h('div', h('dt', label), h('dd', {dir: 'auto'}, value));
}

/**
 * The mail's own page runs nothing and loads nothing: see the policy that MailboxServer sends with it.
 * @param {WholeMail} mail
 */
function letter(mail) {
  return view === 'page' && mail.html
    ? h('iframe.letter', {
        src: mail.html,
        title: 'The mail as its reader sees it',
        sandbox: 'allow-popups allow-popups-to-escape-sandbox',
      })
    : h('pre.plain', {dir: 'auto', tabindex: '0'}, mail.text ?? '(no plain text)');
}

/** @param {string} name @param {string} words */
function viewButton(name, words) {
  return h(
    'button.link',
    {
      type: 'button',
      'aria-pressed': String(view === name),
      onclick: () => {
        view = name;
        drawMail();
      },
    },
    words,
  );
}

function drawMail() {
  if (shown === undefined) {
    reader.replaceChildren();
    return;
  }
  reader.replaceChildren(
    h('a.back', {href: '#'}, '← All mails'),
    h('h2', {dir: 'auto'}, shown.subject || '(no subject)'),
    h(
      'dl.facts',
      fact('From', shown.from),
      fact('To', shown.to),
      fact('Received', time.format(new Date(shown.receivedAt))),
    ),
    h(
      'p.files',
      shown.attachments.map(file =>
        h('a.secondary', {href: file.path, download: file.name}, file.name, ' ', h('span.quiet', size(file.bytes))),
      ),
    ),
    h(
      'div.views',
      viewButton('page', 'Page'),
      viewButton('text', 'Plain text'),
      h('a.link', {href: shown.source, target: '_blank'}, 'Source'),
    ),
    letter(shown),
  );
}

async function choose() {
  const id = location.hash.slice(1);
  shown = id === '' ? undefined : await get(`/mailbox/messages/${encodeURIComponent(id)}`).catch(() => undefined);
  drawMail();
  mark();
  if (shown !== undefined) {
    window.scrollTo(0, 0);
  }
}

async function refresh() {
  if (document.visibilityState === 'visible') {
    try {
      drawList((await get('/mailbox/messages')).messages);
    } catch {
      known = '';
      list.replaceChildren(h('p.problem', {role: 'alert'}, 'The mailbox is not responding. Is local-cloud running?'));
    }
  }
  setTimeout(refresh, 2000);
}

byId('empty').addEventListener('click', async () => {
  await fetch('/mailbox/messages', {method: 'DELETE'});
  location.hash = '';
  drawList((await get('/mailbox/messages')).messages);
});
addEventListener('hashchange', choose);
choose();
refresh();
