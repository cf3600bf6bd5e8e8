package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.SampleEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Valid samples: an evening in Berlin, admission 18:00 to 23:00 local time.
public final class Tickets {
    public static final EventId EVENT = SampleMessages.EVENT.eventId();
    public static final EventId OTHER_EVENT = EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a2");
    public static final UserId ADA = SampleMessages.ADA;
    public static final RegistrationId ORDER = RegistrationId.parse("00000000-0000-4000-8000-000000000001");
    public static final Instant FROM = SampleEvents.FROM;
    public static final Instant UNTIL = SampleEvents.UNTIL;
    public static final Instant EVENING = Instant.parse("2026-11-22T18:30:00.250Z");
    public static final TicketCodeSigner SIGNER = new TicketCodeSigner(3, new byte[32]);
    public static final TicketCodeVerifier VERIFIER = new TicketCodeVerifier(Map.of(3, SIGNER.publicKey()));

    /// Once, everywhere, whether it is known or not.
    public static final Terms ENTRY =
            new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), true, new TypeTerms.AllBut(Set.of()));

    public static final Terms EXIT =
            new Terms(Direction.EXIT, DoorRules.DEFAULT.entries(), true, new TypeTerms.AllBut(Set.of()));

    private Tickets() {}

    public static TicketId newId() {
        return new TicketId(UUID.randomUUID());
    }

    public static TicketNews news(TicketId ticketId, int issue, Status status, int revision) {
        return new TicketNews(
                ORDER,
                EVENT,
                new TicketState(ticketId, 1, "general", "General", ADA, "Ada Lovelace", issue, status, revision));
    }

    /// As `TicketIssued` describes it.
    public static TicketNews issued(TicketId ticketId) {
        return news(ticketId, 1, Status.VALID, TicketState.FIRST_REVISION);
    }

    /// A ticket as the door knows it, not used.
    public static Ticket known(TicketId ticketId, int issue, Status status) {
        var facts = new Ticket.Facts(ORDER, "Ada Lovelace", 1, "general", "General");
        return new Ticket(ticketId, EVENT, ADA, issue, status, facts, Presence.NONE);
    }

    /// The same after its holder went in with this passage.
    public static Ticket used(Ticket ticket, Passage entry) {
        return with(ticket, new Presence(List.of(entry), List.of()));
    }

    public static Ticket with(Ticket ticket, Presence presence) {
        return new Ticket(
                ticket.ticketId(),
                ticket.eventId(),
                ticket.userId(),
                ticket.issue(),
                ticket.status(),
                ticket.facts(),
                presence);
    }

    /// As a signed code records a ticket that nothing else is known of.
    public static Ticket usedWithoutFacts(TicketId ticketId, int issue, Passage entry) {
        return new Ticket(ticketId, EVENT, ADA, issue, Status.VALID, null, new Presence(List.of(entry), List.of()));
    }

    public static Terms terms(Entries.Mode mode, int most) {
        return new Terms(Direction.ENTRY, new Entries(mode, most), true, new TypeTerms.AllBut(Set.of()));
    }

    public static Claim.Signed signed(TicketId ticketId, int issue) {
        return new Claim.Signed(new TicketCode(ticketId, EVENT, ADA, issue));
    }

    public static Claim.Typed typed(TicketId ticketId, EventId eventId, UserId userId) {
        return new Claim.Typed(new PlainTicketCode(ticketId, eventId, userId));
    }

    public static String qrCode(TicketId ticketId, EventId eventId, int issue) {
        return SIGNER.sign(new TicketCode(ticketId, eventId, ADA, issue));
    }

    public static Passage entry(Instant at, String scanId) {
        return new Passage(Direction.ENTRY, at, at, "North", "DEVICE#1", scanId, null, null);
    }

    public static Passage exit(Instant at, String scanId) {
        return new Passage(Direction.EXIT, at, at, "North", "DEVICE#1", scanId, null, null);
    }
}
