import {formatMoney} from './money.js';

const POLL_MILLIS = 1000;
const GOODBYE_MILLIS = 1800;

const byId = id => document.getElementById(id);
const query = new URLSearchParams(location.search);
const clientSecret = query.get('client_secret') ?? '';
const intentId = clientSecret.split('_secret_')[0];
const returnUrl = webAddress(query.get('return_url'));
const fields = ['number', 'expiry', 'cvc'];

let publishableKey = '';
let intent;

start().catch(() =>
  showOutcome(
    'problem',
    '!',
    'The checkout does not answer',
    'Your payment was not changed. Reload the page to try again.',
  ),
);

async function start() {
  if (!intentId || !clientSecret.includes('_secret_')) {
    return showOutcome('problem', '!', 'This link is not complete', 'Go back to the shop and start the payment there.');
  }
  if (returnUrl) {
    byId('back').href = returnUrl;
    byId('back').hidden = false;
  }
  const config = await (await fetch('/pay/config')).json();
  publishableKey = config.publishableKey;
  listTestCards(config.testCards);
  wireForm();
  const answer = await call('GET', `?${new URLSearchParams({client_secret: clientSecret})}`);
  if (answer.error) {
    return showOutcome('problem', '!', 'This payment is not known', answer.error.message);
  }
  show(answer);
}

async function call(method, path, parameters) {
  const response = await fetch(`/v1/payment_intents/${encodeURIComponent(intentId)}${path}`, {
    method,
    headers: {Authorization: `Bearer ${publishableKey}`},
    body: parameters && new URLSearchParams(parameters),
  });
  return response.json();
}

function show(current) {
  intent = current;
  byId('amount').textContent = formatMoney(intent.amount, intent.currency);
  byId('description').textContent = intent.description ?? '';
  byId('reference').textContent = `Payment ${intent.id}`;
  byId('pay').textContent = `Pay ${formatMoney(intent.amount, intent.currency)}`;
  document.title = `Pay ${formatMoney(intent.amount, intent.currency)} · simulated payments`;
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

function showForm(error) {
  byId('outcome').hidden = true;
  byId('form').hidden = false;
  if (error) {
    showMessage(error.message, 'Nothing was charged. You can try another card.');
  }
}

function showMessage(title, text) {
  const message = byId('message');
  const strong = document.createElement('strong');
  strong.textContent = title;
  message.replaceChildren(strong, text);
  message.hidden = false;
  message.focus();
  message.scrollIntoView({block: 'nearest'});
}

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
    byId('outcome-link').href = link.href;
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
    setTimeout(() => location.assign(href), GOODBYE_MILLIS);
  }
}

function processing() {
  showOutcome('waiting', '…', 'Your bank is working on it', 'This takes a few seconds. The page goes on by itself.');
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
    'Your bank wants to know that it is you',
    'Answer its question to finish the payment.',
    href && {href, text: 'Go to the bank'},
  );
}

function wireForm() {
  byId('number').addEventListener('input', event => {
    event.target.value = event.target.value
      .replace(/\D/g, '')
      .slice(0, 19)
      .replace(/(\d{4})(?=\d)/g, '$1 ');
  });
  byId('expiry').addEventListener('input', event => {
    const digits = event.target.value.replace(/\D/g, '').slice(0, 4);
    event.target.value = digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
  });
  byId('cvc').addEventListener('input', event => {
    event.target.value = event.target.value.replace(/\D/g, '').slice(0, 4);
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
  const [month, year] = byId('expiry').value.split(' / ');
  try {
    const answer = await call('POST', '/confirm', {
      client_secret: clientSecret,
      return_url: location.href,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': byId('number').value.replace(/\s/g, ''),
      'payment_method_data[card][exp_month]': month,
      'payment_method_data[card][exp_year]': year,
      'payment_method_data[card][cvc]': byId('cvc').value,
    });
    settle(answer);
  } catch {
    showMessage('The checkout does not answer', 'We do not know whether you have paid. Reload the page to see.');
  } finally {
    busy(false);
  }
}

function settle(answer) {
  if (!answer.error) {
    const question = answer.next_action?.redirect_to_url?.url;
    return question ? location.assign(question) : show(answer);
  }
  const field = {number: 'number', exp_month: 'expiry', exp_year: 'expiry', cvc: 'cvc'}[answer.error.param];
  showMessage(answer.error.message, 'Nothing was charged. You can try another card.');
  if (field) {
    complain(field, answer.error.message);
  }
}

function isComplete() {
  complain('number', byId('number').value.replace(/\s/g, '').length < 12 ? 'Enter the number on the card.' : '');
  complain('expiry', /^\d\d \/ \d\d$/.test(byId('expiry').value) ? '' : 'Enter month and year.');
  complain('cvc', byId('cvc').value.length < 3 ? 'Enter the 3 digits on the back.' : '');
  const first = fields.find(field => byId(field).getAttribute('aria-invalid') === 'true');
  if (first) {
    byId(first).focus();
  }
  return !first;
}

function complain(field, text) {
  byId(`${field}-error`).textContent = text;
  byId(field).setAttribute('aria-invalid', String(text !== ''));
}

function busy(isBusy) {
  // Not `disabled`: the button would lose the focus, and a screen reader its place.
  byId('pay').setAttribute('aria-disabled', String(isBusy));
  byId('pay').textContent = isBusy ? 'Paying…' : `Pay ${formatMoney(intent.amount, intent.currency)}`;
}

function listTestCards(cards) {
  byId('test-cards').replaceChildren(
    ...cards.map(card => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.number = card.number;
      button.setAttribute('aria-pressed', 'false');
      const digits = document.createElement('span');
      digits.className = 'digits';
      digits.textContent = card.number.replace(/(\d{4})(?=\d)/g, '$1 ');
      button.append(card.summary, digits);
      button.addEventListener('click', () => fill(card.number));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
}

function fill(number) {
  byId('number').value = number.replace(/(\d{4})(?=\d)/g, '$1 ');
  byId('expiry').value = `12 / ${String((new Date().getFullYear() + 2) % 100).padStart(2, '0')}`;
  byId('cvc').value = '123';
  fields.forEach(field => complain(field, ''));
  document
    .querySelectorAll('#test-cards button')
    .forEach(button => button.setAttribute('aria-pressed', String(button.dataset.number === number)));
  byId('pay').focus();
}

/** The way back with what Stripe adds to it: which payment, and how it went. */
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

function webAddress(text) {
  try {
    const url = new URL(text ?? '');
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}
