package dev.usher.payment.checkout;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
                        : new PaymentView(
                                payment.state().wireName(),
                                payment.paymentIntentId(),
                                payment.failureCode(),
                                payment.refunded().isZero() ? null : payment.refunded()),
                IntStream.range(0, registration.tickets().size())
                        .mapToObj(i -> TicketView.of(registration, i))
                        .toList());
    }

    /// Whether nothing more will happen to it by itself soon.
    boolean isSettled() {
        return status.equals(RegistrationStatus.CONFIRMED.wireName())
                ? tickets.size() >= quantity
                : !status.equals(RegistrationStatus.PENDING.wireName());
    }

    /// The payment of a registration.
    ///
    /// @param failureCode why the last card was declined, as Stripe names it
    /// @param refunded what went back of it; absent if nothing did
    @Serdeable
    record PaymentView(
            String status,
            @Nullable String paymentIntentId,
            @Nullable String failureCode,
            @Nullable Money refunded) {}

    @Serdeable
    record TicketView(String ticketId, String ticketType) {
        /// Tickets are numbered in the order of the lines.
        static TicketView of(Registration registration, int index) {
            return new TicketView(
                    registration.tickets().get(index).toString(),
                    registration.lineOf(index + 1).type());
        }
    }
}
