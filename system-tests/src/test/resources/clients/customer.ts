// What somebody writes who has nothing but the generated types.
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { paths as PaymentPaths } from './payment.js';
import type { paths as TicketPaths } from './ticket.js';

const [step, edge, token, id] = process.argv.slice(2) as [string, string, string, string];
const options = { baseUrl: edge, headers: { Authorization: `Bearer ${token}` } };
const payments = createClient<PaymentPaths>(options);
const tickets = createClient<TicketPaths>(options);

/** The data of an answer, or its problem as an error. */
function data<T>(answer: { data?: T; error?: { type: string; detail: string } }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.error?.type}: ${answer.error?.detail}`);
  }
  return answer.data;
}

async function register() {
  const event = data(await payments.GET('/events/{eventId}', { params: { path: { eventId: id } } }));
  const registration = data(
    await payments.POST('/registrations', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: {
        eventId: event.eventId,
        attendee: { name: 'Ada Lovelace', email: 'ada@example.org' },
        items: [{ ticketType: event.ticketTypes[0]!.id, quantity: 1 }],
      },
    }),
  );
  const intent = data(
    await payments.POST('/payments/create-intent', {
      body: { registrationId: registration.registrationId, amount: registration.total.amount },
    }),
  );
  return [registration.registrationId, intent.paymentIntentId, intent.clientSecret];
}

async function collect() {
  const registration = data(
    await payments.GET('/registrations/{registrationId}', { params: { path: { registrationId: id } } }),
  );
  const ticket = registration.tickets[0]!;
  const params = { path: { ticketId: ticket.ticketId } };
  const download = data(await tickets.GET('/tickets/{ticketId}/download', { params }));
  const picture = await tickets.GET('/tickets/{ticketId}/qr.png', {
    params,
    parseAs: 'arrayBuffer',
    headers: { Accept: 'image/png' },
  });
  const bytes = Buffer.from(picture.data as unknown as ArrayBuffer);
  return [registration.status, ticket.status, download.downloadUrl, bytes.toString('latin1', 1, 4)];
}

async function refund() {
  const refunded = data(
    await payments.POST('/registrations/{registrationId}/refund', {
      params: { path: { registrationId: id }, header: { 'Idempotency-Key': randomUUID() } },
      body: { all: true },
    }),
  );
  return refunded.state;
}

const steps: Record<string, () => Promise<unknown>> = { register, collect, refund };
console.log(JSON.stringify(await steps[step]!()));
