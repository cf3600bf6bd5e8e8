package dev.usher.payment.checkout;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.registration.Registration;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration in the API.
///
/// @param lines which tickets, at their prices when they were held
/// @param quantity of all lines together
/// @param status `pending`, `confirmed`, `expired` or `cancelled`
/// @param expiresAt when the hold ends; of no meaning once confirmed
/// @param payment absent until a PaymentIntent was asked for
/// @param tickets empty until they are made
@Serdeable
record RegistrationView(
        String registrationId,
        String eventId,
        String userId,
        Attendee attendee,
        List<TicketLine> lines,
        int quantity,
        Money total,
        String status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable PaymentView payment,
        List<TicketView> tickets) {
    static RegistrationView of(Registration registration, @Nullable Payment payment) {
        return new RegistrationView(
                registration.registrationId().toString(),
                registration.eventId().toString(),
                registration.userId().toString(),
                registration.attendee(),
                registration.lines(),
                registration.quantity(),
                registration.total(),
                registration.status().wireName(),
                registration.createdAt(),
                registration.expiresAt(),
                payment == null
                        ? null
                        : new PaymentView(payment.state().wireName(), payment.paymentIntentId(), payment.failureCode()),
                registration.tickets().stream()
                        .map(ticket -> new TicketView(ticket.toString()))
                        .toList());
    }

    /// The payment of a registration.
    ///
    /// @param failureCode why the last card was declined, as Stripe names it
    @Serdeable
    record PaymentView(
            String status,
            @Nullable String paymentIntentId,
            @Nullable String failureCode) {}

    @Serdeable
    record TicketView(String ticketId) {}
}
