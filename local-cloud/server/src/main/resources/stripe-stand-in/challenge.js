import {byId} from './shared/dom.js';
import {formatMoney} from './shared/money.js';

const query = new URLSearchParams(location.search);
const question = {intent: query.get('intent') ?? '', token: query.get('token') ?? ''};

start().catch(() => say('The bank is not responding', 'Reload the page to try again.'));

async function start() {
  const response = await fetch(`/challenge/payment?${new URLSearchParams(question)}`);
  if (!response.ok) {
    return say('Nothing to confirm', 'This question has been answered already. Go back to the shop.');
  }
  const payment = await response.json();
  byId('amount').textContent = formatMoney(payment);
  byId('payment').textContent = payment.id;
  byId('facts').hidden = false;
  byId('actions').hidden = false;
  const returnUrl = payment.next_action?.redirect_to_url?.return_url;
  byId('complete').addEventListener('click', () => answer(true, returnUrl));
  byId('fail').addEventListener('click', () => answer(false, returnUrl));
}

/** @param {boolean} passed @param {string | undefined} returnUrl */
async function answer(passed, returnUrl) {
  byId('actions').hidden = true;
  const response = await fetch('/challenge/answer', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({...question, passed}),
  }).catch(() => undefined);
  if (!response?.ok) {
    return say('The bank did not accept the answer', 'Reload the page to see the state of the payment.');
  }
  const payment = await response.json();
  if (!returnUrl) {
    return say(passed ? 'Thank you' : 'Authentication failed', 'You can close this page.');
  }
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', payment.id);
  url.searchParams.set('payment_intent_client_secret', payment.client_secret);
  url.searchParams.set('redirect_status', passed ? 'succeeded' : 'failed');
  location.replace(url.href);
}

/** @param {string} title @param {string} text */
function say(title, text) {
  byId('title').textContent = title;
  byId('text').textContent = text;
  byId('title').focus();
}
