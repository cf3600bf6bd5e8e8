package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Seats of an event that one buyer holds or has bought.
///
/// @param language the buyer's language as a BCP 47 tag; absent for the event's language
/// @param lines the tickets with their prices at the time of registration; each type once
/// @param total the total price
/// @param expiresAt when the hold ends if it is not paid for
/// @param tickets empty until ticket-service has reported them
public record Registration(
        RegistrationId registrationId,
        EventId eventId,
        UserId userId,
        Attendee attendee,
        @Nullable String language,
        List<TicketLine> lines,
        Money total,
        RegistrationStatus status,
        Instant createdAt,
        Instant expiresAt,
        List<RegistrationTicket> tickets) {
    public Registration {
        lines = List.copyOf(lines);
        tickets = List.copyOf(tickets);
    }

    /// This registration, held until another time.
    public Registration heldUntil(Instant until) {
        return new Registration(
                registrationId, eventId, userId, attendee, language, lines, total, status, createdAt, until, tickets);
    }

    /// The number of all seats.
    public int quantity() {
        return lines.stream().mapToInt(TicketLine::quantity).sum();
    }

    /// The line that a ticket belongs to, by its number. Tickets are numbered from 1, in the order of the
    /// lines.
    ///
    /// @throws IllegalArgumentException if there is no ticket of this number
    public TicketLine lineOf(int ticketNumber) {
        int last = 0;
        for (TicketLine line : lines) {
            last += line.quantity();
            if (ticketNumber <= last) {
                return line;
            }
        }
        throw new IllegalArgumentException(registrationId + " has no ticket number " + ticketNumber);
    }

    /// The total price of all lines.
    ///
    /// @param lines at least one, all in the same currency
    /// @throws ArithmeticException if it does not fit a long
    static Money total(List<TicketLine> lines) {
        long total =
                lines.stream().mapToLong(line -> line.price().amountMinor()).reduce(0, Math::addExact);
        return new Money(total, lines.getFirst().unitPrice().currency());
    }

    /// The message to ticket-service that this registration is confirmed.
    ///
    /// @param paymentIntentId absent if the registration is free
    public PaymentSucceeded paidWith(@Nullable String paymentIntentId, Instant paidAt, EventFacts event) {
        return new PaymentSucceeded(
                registrationId,
                paymentIntentId,
                userId,
                attendee,
                language == null ? event.language() : language,
                lines,
                total,
                paidAt,
                event);
    }
}
