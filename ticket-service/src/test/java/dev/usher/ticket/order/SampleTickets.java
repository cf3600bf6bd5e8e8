package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import dev.usher.ticket.document.SamplePages;
import java.time.Instant;
import java.util.List;

/// Valid payments to issue tickets for.
public final class SampleTickets {
    public static final UserId ADA = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01");
    public static final UserId BEN = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a02");
    public static final UserId OLGA = UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03");
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:05Z");

    private SampleTickets() {}

    public static PaymentSucceeded payment(RegistrationId registrationId, int quantity) {
        return new PaymentSucceeded(
                registrationId,
                "pi_3Qx",
                ADA,
                new Attendee("Ada Lovelace", "ada@example.org"),
                "en-GB",
                List.of(new TicketLine("general", "General", quantity, new Money(2500, "eur"))),
                new Money(2500L * quantity, "eur"),
                Instant.parse("2026-11-22T12:00:00Z"),
                SamplePages.EVENT);
    }
}
