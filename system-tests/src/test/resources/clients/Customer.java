package usher;

import java.util.List;
import java.util.UUID;
import usher.payment.api.EventsApi;
import usher.payment.api.PaymentsApi;
import usher.payment.api.RefundsApi;
import usher.payment.api.RegistrationsApi;
import usher.payment.model.PaymentControllerIntentRequest;
import usher.payment.model.RefundBody;
import usher.payment.model.RegistrationRequest;
import usher.payment.model.RegistrationRequestAttendeeRequest;
import usher.payment.model.RegistrationRequestItem;
import usher.ticket.api.TicketsApi;

/// What somebody writes who has nothing but the generated clients. Compiled by the test. Gets no picture:
/// the generator's library `native` reads every answer as JSON, whatever its document says.
public class Customer {
    public static String[] register(String edge, String token, String event) throws Exception {
        var payments = payments(edge, token);
        var offered = new EventsApi(payments).getEvent(event, null);
        var type = offered.getTicketTypes().getFirst();
        var registration = new RegistrationsApi(payments)
                .createRegistration(
                        new RegistrationRequest()
                                .eventId(offered.getEventId())
                                .attendee(new RegistrationRequestAttendeeRequest()
                                        .name("Ada Lovelace")
                                        .email("ada@example.org"))
                                .items(List.of(new RegistrationRequestItem()
                                        .ticketType(type.getId())
                                        .quantity(1))),
                        UUID.randomUUID().toString());
        var intent = new PaymentsApi(payments)
                .createPaymentIntent(new PaymentControllerIntentRequest()
                        .registrationId(registration.getRegistrationId())
                        .amount(registration.getTotal().getAmount()));
        return new String[] {registration.getRegistrationId(), intent.getPaymentIntentId(), intent.getClientSecret()};
    }

    public static String[] collect(String edge, String token, String registrationId) throws Exception {
        var registration =
                new RegistrationsApi(payments(edge, token)).getRegistration(registrationId, null);
        var ticket = registration.getTickets().getFirst();
        var tickets = new TicketsApi(tickets(edge, token));
        var url = tickets.downloadTicket(ticket.getTicketId(), null).getDownloadUrl();
        return new String[] {
            registration.getStatus().getValue(),
            ticket.getStatus().getValue(),
            url
        };
    }

    public static String refund(String edge, String token, String registrationId) throws Exception {
        return new RefundsApi(payments(edge, token))
                .refundRegistration(
                        registrationId, UUID.randomUUID().toString(), new RefundBody().all(true))
                .getState()
                .getValue();
    }

    private static usher.payment.ApiClient payments(String edge, String token) {
        var client = new usher.payment.ApiClient();
        client.updateBaseUri(edge);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static usher.ticket.ApiClient tickets(String edge, String token) {
        var client = new usher.ticket.ApiClient();
        client.updateBaseUri(edge);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
