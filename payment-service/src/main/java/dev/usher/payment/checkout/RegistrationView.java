package dev.usher.payment.checkout;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTicket;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration in the API.
///
/// @param lines the tickets with their prices at the time of registration
/// @param quantity the number of tickets of all lines
/// @param language the buyer's language; absent for the event's language
/// @param status `pending`, `confirmed`, `expired`, `cancelled` or `refunded`
/// @param expiresAt when the hold ends; irrelevant once confirmed
/// @param payment absent until a PaymentIntent was requested
/// @param tickets empty until they are issued
@Serdeable
record RegistrationView(
        String registrationId,
        String eventId,
        String userId,
        Attendee attendee,
        @Nullable String language,
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
                registration.language(),
                registration.lines(),
                registration.quantity(),
                registration.total(),
                registration.status().wireName(),
                registration.createdAt(),
                registration.expiresAt(),
                payment == null
                        ? null
                        : new PaymentView(
                                payment.state().wireName(),
                                payment.paymentIntentId(),
                                payment.failureCode(),
                                payment.refunded().isZero() ? null : payment.refunded()),
                registration.tickets().stream()
                        .map(ticket -> TicketView.of(registration, ticket))
                        .toList());
    }

    /// Whether no further change is expected soon.
    boolean isSettled() {
        return status.equals(RegistrationStatus.CONFIRMED.wireName())
                ? tickets.size() >= quantity
                : !status.equals(RegistrationStatus.PENDING.wireName());
    }

    /// The payment of a registration.
    ///
    /// @param status `creating`, `open`, `processing`, `succeeded`, `partially_refunded`, `refunded`,
    ///     `canceled`, `late_paid` or `review`
    /// @param failureCode why the last card was declined, as Stripe names it
    /// @param refunded how much was refunded; absent if nothing was
    @Serdeable
    record PaymentView(
            String status,
            @Nullable String paymentIntentId,
            @Nullable String failureCode,
            @Nullable Money refunded) {}

    /// A ticket of the registration.
    ///
    /// @param status `valid`, `revoked`, `refunded`, `disputed`, or `transferred` once somebody else holds it
    @Serdeable
    record TicketView(String ticketId, String ticketType, String status) {
        static TicketView of(Registration registration, RegistrationTicket ticket) {
            boolean isTransferred = !ticket.userId().equals(registration.userId());
            return new TicketView(
                    ticket.ticketId().toString(),
                    registration.lineOf(ticket.number()).type(),
                    isTransferred ? "transferred" : ticket.status().wireName());
        }
    }
}
