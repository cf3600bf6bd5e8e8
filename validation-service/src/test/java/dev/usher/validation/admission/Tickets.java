package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Valid samples: an evening in Berlin, admission 18:00 to 23:00 local time.
final class Tickets {
    static final EventId EVENT = EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a1");
    static final EventId OTHER_EVENT = EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a2");
    static final UserId ADA = new UserId("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01");
    static final RegistrationId ORDER = RegistrationId.parse("00000000-0000-4000-8000-000000000001");
    static final Instant FROM = Instant.parse("2026-11-22T17:00:00Z");
    static final Instant UNTIL = Instant.parse("2026-11-22T22:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-22T18:30:00.250Z");
    static final EventWindow WINDOW = new EventWindow(FROM, UNTIL, ZoneId.of("Europe/Berlin"), "Open Doors");
    static final TicketCodeSigner SIGNER = new TicketCodeSigner(3, new byte[32]);
    static final TicketCodeVerifier VERIFIER = new TicketCodeVerifier(Map.of(3, SIGNER.publicKey()));

    private Tickets() {}

    static TicketId newId() {
        return new TicketId(UUID.randomUUID());
    }

    static Ticket issued(TicketId ticketId, int issue) {
        var facts = new Ticket.Facts(ORDER, "Ada Lovelace", 1, WINDOW);
        return new Ticket(ticketId, EVENT, ADA, issue, TicketStatus.VALID, facts, null);
    }

    static Ticket used(Ticket ticket, Use use) {
        return new Ticket(
                ticket.ticketId(),
                ticket.eventId(),
                ticket.userId(),
                ticket.issue(),
                TicketStatus.USED,
                ticket.facts(),
                use);
    }

    /// As a signed code records a ticket that nothing else is known of.
    static Ticket usedWithoutFacts(TicketId ticketId, int issue, Use use) {
        return new Ticket(ticketId, EVENT, ADA, issue, TicketStatus.USED, null, use);
    }

    static Claim.Signed signed(TicketId ticketId, int issue) {
        return new Claim.Signed(new TicketCode(ticketId, EVENT, ADA, issue));
    }

    static Claim.Typed typed(TicketId ticketId, EventId eventId, UserId userId) {
        return new Claim.Typed(new PlainTicketCode(ticketId, eventId, userId));
    }

    static String qrCode(TicketId ticketId, EventId eventId, int issue) {
        return SIGNER.sign(new TicketCode(ticketId, eventId, ADA, issue));
    }

    static Use use(Instant at, String scanId) {
        return use(at, scanId, null);
    }

    static Use use(Instant at, String scanId, @Nullable Instant scannedAt) {
        return new Use(at, "North", "DEVICE#1", scanId, scannedAt);
    }

    static Envelope ticketIssued(Instant from, Instant until, TicketId... tickets) {
        var event = new EventFacts(
                EVENT,
                1,
                "Open Doors",
                "Hall",
                "Street 1, Berlin",
                from,
                until,
                from,
                from,
                until,
                ZoneId.of("Europe/Berlin"),
                "en-GB",
                "Usher",
                null,
                null);
        var issued = new ArrayList<IssuedTicket>();
        for (TicketId ticket : tickets) {
            issued.add(new IssuedTicket(ticket, issued.size() + 1, "general", "General", 1));
        }
        return Envelope.of(from, new TicketIssued(ORDER, ADA, "Ada Lovelace", from, event, List.copyOf(issued)));
    }
}
