"""What somebody writes who has nothing but the generated clients."""

import json
import sys
import uuid

import usher_payment
import usher_ticket


def payments(edge, token):
    return usher_payment.ApiClient(usher_payment.Configuration(host=edge, access_token=token))


def tickets(edge, token):
    return usher_ticket.ApiClient(usher_ticket.Configuration(host=edge, access_token=token))


def register(edge, token, event):
    client = payments(edge, token)
    offered = usher_payment.EventsApi(client).get_event(event)
    registration = usher_payment.RegistrationsApi(client).create_registration(
        usher_payment.RegistrationRequest(
            event_id=offered.event_id,
            attendee=usher_payment.RegistrationRequestAttendeeRequest(name="Ada Lovelace", email="ada@example.org"),
            items=[usher_payment.RegistrationRequestItem(ticket_type=offered.ticket_types[0].id, quantity=1)],
        ),
        idempotency_key=str(uuid.uuid4()),
    )
    intent = usher_payment.PaymentsApi(client).create_payment_intent(
        usher_payment.PaymentControllerIntentRequest(
            registration_id=registration.registration_id, amount=registration.total.amount
        )
    )
    return [registration.registration_id, intent.payment_intent_id, intent.client_secret]


def collect(edge, token, registration_id):
    registration = usher_payment.RegistrationsApi(payments(edge, token)).get_registration(registration_id)
    ticket = registration.tickets[0]
    api = usher_ticket.TicketsApi(tickets(edge, token))
    picture = api.get_ticket_qr_code(ticket.ticket_id)
    url = api.download_ticket(ticket.ticket_id).download_url
    return [registration.status, ticket.status, url, bytes(picture[1:4]).decode()]


def refund(edge, token, registration_id):
    return (
        usher_payment.RefundsApi(payments(edge, token))
        .refund_registration(
            registration_id, refund_body=usher_payment.RefundBody(all=True), idempotency_key=str(uuid.uuid4())
        )
        .state
    )


print(json.dumps({"register": register, "collect": collect, "refund": refund}[sys.argv[1]](*sys.argv[2:])))
