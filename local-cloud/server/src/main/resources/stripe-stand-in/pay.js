import {byId, h} from './shared/dom.js';
import {formatMoney} from './shared/money.js';

const POLL_MILLIS = 1000;
const GOODBYE_MILLIS = 1800;

const query = new URLSearchParams(location.search);
const number = byId('number', HTMLInputElement);
const expiry = byId('expiry', HTMLInputElement);
const cvc = byId('cvc', HTMLInputElement);
const clientSecret = query.get('client_secret') ?? '';
const intentId = clientSecret.split('_secret_')[0];
const returnUrl = webAddress(query.get('return_url'));

/**
 * @typedef {{id: string, status: string, amount: number, currency: string, description: string | null,
 *   last_payment_error: {message: string} | null, next_action?: {redirect_to_url?: {url: string}},
 *   error?: {message: string, code?: string, param?: string}}} Intent with only an `error` if the call was refused
 */

let publishableKey = '';
/** @type {Intent} */
let intent;

start().catch(() =>
  showOutcome(
    'problem',
    '!',
    'The checkout is not responding',
    'Your payment was not changed. Reload the page to try again.',
  ),
);

async function start() {
  if (!intentId || !clientSecret.includes('_secret_')) {
    return showOutcome('problem', '!', 'This link is incomplete', 'Go back to the shop and start the payment there.');
  }
  if (returnUrl) {
    const back = byId('back', HTMLAnchorElement);
    back.href = returnUrl;
    back.hidden = false;
  }
  const config = await (await fetch('/pay/config')).json();
  publishableKey = config.publishableKey;
  listTestCards(config.testCards);
  wireForm();
  const answer = await call('GET', `?${new URLSearchParams({client_secret: clientSecret})}`);
  if (answer.error) {
    return showOutcome('problem', '!', 'This payment is unknown', answer.error.message);
  }
  show(answer);
}

/**
 * @param {string} method
 * @param {string} path below the PaymentIntent
 * @param {Record<string, string>} [parameters]
 * @returns {Promise<Intent>}
 */
async function call(method, path, parameters) {
  const response = await fetch(`/v1/payment_intents/${encodeURIComponent(intentId)}${path}`, {
    method,
    headers: {Authorization: `Bearer ${publishableKey}`},
    body: parameters && new URLSearchParams(parameters),
  });
  return response.json();
}

/** @param {Intent} current */
function show(current) {
  intent = current;
  byId('amount').textContent = formatMoney(intent);
  byId('description').textContent = intent.description ?? '';
  byId('reference').textContent = `Payment ${intent.id}`;
  byId('pay').textContent = `Pay ${formatMoney(intent)}`;
  document.title = `Pay ${formatMoney(intent)} · simulated payments`;
  switch (intent.status) {
    case 'succeeded':
      return paid();
    case 'processing':
      return processing();
    case 'canceled':
      return showOutcome(
        'problem',
        '×',
        'This payment was cancelled',
        'Nothing was charged. Go back to the shop to order again.',
      );
    case 'requires_action':
      return showQuestion();
    default:
      return showForm(intent.last_payment_error);
  }
}

/** @param {{message: string} | null} error why the last attempt failed */
function showForm(error) {
  byId('outcome').hidden = true;
  byId('form').hidden = false;
  if (error) {
    showMessage(error.message, 'Nothing was charged. You can try another card.');
  }
}

/** @param {string} title @param {string} text */
function showMessage(title, text) {
  const message = byId('message');
  message.replaceChildren(h('strong', title), text);
  message.hidden = false;
  message.focus();
  message.scrollIntoView({block: 'nearest'});
}

/**
 * @param {string} kind
 * @param {string} seal
 * @param {string} title
 * @param {string} text
 * @param {{href: string, text: string} | '' | undefined} [link]
 */
function showOutcome(kind, seal, title, text, link) {
  byId('form').hidden = true;
  byId('message').hidden = true;
  const outcome = byId('outcome');
  outcome.dataset.kind = kind;
  byId('outcome-seal').textContent = seal;
  byId('outcome-title').textContent = title;
  byId('outcome-text').textContent = text;
  byId('outcome-link').hidden = !link;
  if (link) {
    byId('outcome-link', HTMLAnchorElement).href = link.href;
    byId('outcome-link').textContent = link.text;
  }
  outcome.hidden = false;
  outcome.focus();
}

function paid() {
  const href = withResult('succeeded');
  const text = href ? 'Taking you back to the shop.' : 'You can close this page.';
  showOutcome('done', '✓', 'Payment received', text, href && {href, text: 'Continue to the shop'});
  if (href) {
    // Back must not lead here again, only to be sent forward once more.
    setTimeout(() => location.replace(href), GOODBYE_MILLIS);
  }
}

function processing() {
  showOutcome('waiting', '…', 'Your bank is working on it', 'This takes a few seconds. This page updates by itself.');
  setTimeout(async () => {
    const answer = await call('GET', `?${new URLSearchParams({client_secret: clientSecret})}`).catch(() => intent);
    if (answer.status === 'processing') {
      processing();
    } else {
      show(answer);
    }
  }, POLL_MILLIS);
}

function showQuestion() {
  const href = intent.next_action?.redirect_to_url?.url;
  showOutcome(
    'waiting',
    '?',
    'Your bank asks you to confirm the payment',
    'Confirm it there to finish the payment.',
    href && {href, text: 'Go to the bank'},
  );
}

function wireForm() {
  number.addEventListener('input', () => {
    number.value = inFours(number.value.replace(/\D/g, '').slice(0, 19));
  });
  expiry.addEventListener('input', () => {
    const digits = expiry.value.replace(/\D/g, '').slice(0, 4);
    expiry.value = digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
  });
  cvc.addEventListener('input', () => {
    cvc.value = cvc.value.replace(/\D/g, '').slice(0, 4);
  });
  byId('form').addEventListener('submit', event => {
    event.preventDefault();
    pay();
  });
}

async function pay() {
  if (byId('pay').getAttribute('aria-disabled') === 'true' || !isComplete()) {
    return;
  }
  busy(true);
  byId('message').hidden = true;
  const [month, year] = expiry.value.split(' / ');
  try {
    const answer = await call('POST', '/confirm', {
      client_secret: clientSecret,
      return_url: location.href,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': number.value.replace(/\s/g, ''),
      'payment_method_data[card][exp_month]': month,
      'payment_method_data[card][exp_year]': year,
      'payment_method_data[card][cvc]': cvc.value,
    });
    await settle(answer);
  } catch {
    showMessage('The checkout is not responding', 'We do not know whether you have paid. Reload the page to see.');
  } finally {
    busy(false);
  }
}

/** @param {Intent} answer */
async function settle(answer) {
  if (!answer.error) {
    const question = answer.next_action?.redirect_to_url?.url;
    return question ? location.replace(question) : show(answer);
  }
  if (answer.error.code === 'payment_intent_unexpected_state') {
    // Its hold ended, say, while somebody looked for a card: no other card would do.
    return show(await call('GET', `?${new URLSearchParams({client_secret: clientSecret})}`));
  }
  /** @type {Record<string, HTMLInputElement | undefined>} */
  const fields = {number, exp_month: expiry, exp_year: expiry, cvc};
  const field = fields[answer.error.param ?? ''];
  showMessage(answer.error.message, 'Nothing was charged. You can try another card.');
  if (field) {
    complain(field, answer.error.message);
  }
}

function isComplete() {
  complain(number, number.value.replace(/\s/g, '').length < 12 ? 'Enter the number on the card.' : '');
  complain(expiry, /^\d\d \/ \d\d$/.test(expiry.value) ? '' : 'Enter month and year.');
  complain(cvc, cvc.value.length < 3 ? 'Enter the 3 digits on the back.' : '');
  const first = [number, expiry, cvc].find(input => input.getAttribute('aria-invalid') === 'true');
  first?.focus();
  return !first;
}

/**
 * Says below a field what is wrong with it; an empty text takes that back.
 * @param {HTMLInputElement} input
 * @param {string} text
 */
function complain(input, text) {
  byId(`${input.id}-error`).textContent = text;
  input.setAttribute('aria-invalid', String(text !== ''));
}

/** @param {boolean} isBusy */
function busy(isBusy) {
  // Not `disabled`: the button would lose the focus, and a screen reader its place.
  byId('pay').setAttribute('aria-disabled', String(isBusy));
  byId('pay').textContent = isBusy ? 'Paying…' : `Pay ${formatMoney(intent)}`;
}

/** @param {{number: string, summary: string}[]} cards */
function listTestCards(cards) {
  byId('test-cards').replaceChildren(
    ...cards.map(card =>
      h(
        'li',
        h(
          'button',
          {type: 'button', 'data-number': card.number, 'aria-pressed': 'false', onclick: () => fill(card.number)},
          card.summary,
          h('span.digits', inFours(card.number)),
        ),
      ),
    ),
  );
}

/** @param {string} cardNumber */
function fill(cardNumber) {
  number.value = inFours(cardNumber);
  expiry.value = `12 / ${String((new Date().getFullYear() + 2) % 100).padStart(2, '0')}`;
  cvc.value = '123';
  [number, expiry, cvc].forEach(input => complain(input, ''));
  byId('test-cards')
    .querySelectorAll('button')
    .forEach(button => button.setAttribute('aria-pressed', String(button.dataset.number === cardNumber)));
  byId('pay').focus();
}

/** As on a card: "4242 4242 4242 4242". @param {string} digits */
function inFours(digits) {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** The way back with what Stripe adds to it: which payment, and how it went. @param {string} result */
function withResult(result) {
  if (!returnUrl) {
    return '';
  }
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', clientSecret);
  url.searchParams.set('redirect_status', result);
  return url.href;
}

/** @param {string | null} text @returns {string} empty unless the text is one */
function webAddress(text) {
  try {
    const url = new URL(text ?? '');
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}
