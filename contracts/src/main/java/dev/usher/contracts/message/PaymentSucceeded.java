package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration is paid for, or cost nothing: its tickets are due. Published once per registration.
///
/// @param paymentIntentId Stripe's id; absent for a free registration
/// @param language the buyer's language: a BCP 47 tag; the event's unless the buyer chose another
/// @param lines which tickets to issue; tickets are numbered in their order, 1 to [#MAX_QUANTITY] in all
/// @param total what was paid for all of them together
/// @param paidAt when Stripe says the payment succeeded
@Serdeable
public record PaymentSucceeded(
        RegistrationId registrationId,
        @Nullable String paymentIntentId,
        UserId userId,
        Attendee attendee,
        String language,
        List<TicketLine> lines,
        Money total,
        Instant paidAt,
        EventFacts event)
        implements Message {
    /// The most tickets of one registration: they fit in one DynamoDB transaction with room to spare.
    public static final int MAX_QUANTITY = 50;

    public PaymentSucceeded {
        Fields.require(registrationId, "registrationId");
        if (paymentIntentId != null) {
            Fields.requireText(paymentIntentId, "paymentIntentId");
        }
        Fields.require(userId, "userId");
        Fields.require(attendee, "attendee");
        Fields.requireLanguage(language, "language");
        Fields.require(lines, "lines");
        lines = List.copyOf(lines);
        Fields.requireBetween(quantity(lines), 1, MAX_QUANTITY, "number of tickets");
        Fields.require(total, "total");
        Fields.requireKnownCurrency(total, "total");
        Fields.require(paidAt, "paidAt");
        Fields.require(event, "event");
    }

    /// How many tickets to issue.
    @JsonIgnore
    public int quantity() {
        return quantity(lines);
    }

    /// The line that the ticket of this number, counted from 1, belongs to.
    ///
    /// @throws IllegalArgumentException if there is no ticket of this number
    public TicketLine lineOf(int ticketNumber) {
        int last = 0;
        for (TicketLine line : lines) {
            last += line.quantity();
            if (ticketNumber >= 1 && ticketNumber <= last) {
                return line;
            }
        }
        throw new IllegalArgumentException("there is no ticket number " + ticketNumber);
    }

    private static int quantity(List<TicketLine> lines) {
        return lines.stream().mapToInt(TicketLine::quantity).sum();
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }

    @Override
    @JsonIgnore
    public String group() {
        return event.eventId().toString();
    }
}
