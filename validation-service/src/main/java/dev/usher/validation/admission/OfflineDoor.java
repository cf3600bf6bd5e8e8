package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import dev.usher.validation.admission.OfflineVerdict.Kind;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.conflict.Conflict;
import dev.usher.validation.conflict.Conflicts;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what devices decided while they were offline. It happened, whether it was right or not: so it
/// is recorded at the ticket, and where the door would have refused, a conflict is reported.
@Singleton
public final class OfflineDoor {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineDoor.class);

    private final TicketCodeVerifier verifier;
    private final AdmissionStore store;
    private final DoorEvents events;
    private final Conflicts conflicts;
    private final DoorLog log;

    OfflineDoor(
            TicketCodeVerifier verifier, AdmissionStore store, DoorEvents events, Conflicts conflicts, DoorLog log) {
        this.verifier = verifier;
        this.store = store;
        this.events = events;
        this.conflicts = conflicts;
        this.log = log;
    }

    /// Takes one scan in. Repeating is safe and answers the same. Never throws: a scan that cannot be taken
    /// in now does not hold up the others of its batch.
    ///
    /// @param at when it happened, corrected by how wrong the device's clock is
    public OfflineVerdict take(OfflineScan scan, Instant at, Instant now) {
        try {
            return switch (verifier.verify(scan.text())) {
                case Verification.Genuine(var code) -> take(scan, new Claim.Signed(code), at, now);
                case Verification.Forged(var claimed) -> notATicket(scan, Reason.FORGED, claimed.ticketId(), at);
                case Verification.NotATicketCode() -> takeTyped(scan, at, now);
            };
        } catch (RuntimeException e) {
            LOG.warn("Cannot take in a scan of {} now", scan.device(), e);
            return OfflineVerdict.RETRY;
        }
    }

    private OfflineVerdict takeTyped(OfflineScan scan, Instant at, Instant now) {
        Optional<PlainTicketCode> typed = PlainTicketCode.parse(scan.text());
        if (typed.isEmpty()) {
            return notATicket(scan, Reason.UNKNOWN, null, at);
        }
        return scan.device().may(Scope.SUPERVISOR)
                ? take(scan, new Claim.Typed(typed.get()), at, now)
                : notATicket(scan, Reason.FORGED, typed.get().ticketId(), at);
    }

    private OfflineVerdict take(OfflineScan scan, Claim claim, Instant at, Instant now) {
        if (scan.refusedFor() != null) {
            record(scan, scan.refusedFor(), claim.ticketId(), at);
            return new OfflineVerdict(Kind.REFUSAL_RECORDED, null);
        }
        if (!claim.eventId().equals(scan.device().eventId())) {
            return notATicket(scan, Reason.WRONG_EVENT, claim.ticketId(), at);
        }
        @Nullable DoorEvent event = events.find(claim.eventId()).orElse(null);
        Passage passage = scan.passage(at, now);
        Terms terms = Terms.of(event, passage.direction(), passage.gate(), at);
        Outcome outcome = terms.admitNobody()
                ? new Outcome.Refused(store.find(claim.ticketId()))
                : store.pass(claim, passage, terms);
        return switch (outcome) {
            case Outcome.Passed _ -> {
                log.passed(scan.device(), passage);
                yield OfflineVerdict.ACCEPTED;
            }
            case Outcome.Refused(var existing) -> against(scan, claim, passage, terms, existing, event);
        };
    }

    private OfflineVerdict against(
            OfflineScan scan,
            Claim claim,
            Passage passage,
            Terms terms,
            Optional<Ticket> existing,
            @Nullable DoorEvent event) {
        if (claim instanceof Claim.Typed && existing.filter(claim::speaksFor).isEmpty()) {
            return notATicket(scan, Reason.UNKNOWN, claim.ticketId(), passage.at());
        }
        Optional<Passage> before = existing.flatMap(ticket -> ticket.presence().sameScanAs(passage));
        if (before.isPresent()) {
            return known(before.get(), existing.get());
        }
        Reason reason = existing.map(ticket -> Refusals.of(claim, passage, terms, ticket, event))
                .orElseGet(() -> Refusals.ofUnknown(claim, passage, event));
        return switch (store.passed(claim, passage.against(reason))) {
            case Outcome.Passed(var ticket) -> {
                log.passed(scan.device(), passage);
                yield conflict(ticket, passage.recordedAt(), reason);
            }
            // The same scan came twice at once, and the other was faster.
            case Outcome.Refused(var now) ->
                now.flatMap(ticket -> ticket.presence().sameScanAs(passage).map(recorded -> known(recorded, ticket)))
                        .orElse(OfflineVerdict.RETRY);
        };
    }

    /// A passage that is recorded already. Its conflict is reported once more, in case that failed.
    private OfflineVerdict known(Passage recorded, Ticket ticket) {
        return recorded.against() == null
                ? OfflineVerdict.ACCEPTED
                : conflict(ticket, recorded.recordedAt(), recorded.against());
    }

    private OfflineVerdict conflict(Ticket ticket, Instant now, Reason reason) {
        var entries = ticket.presence().passages().stream()
                .filter(passage -> passage.direction() == Direction.ENTRY)
                .map(entry -> new Entry(entry.key(), entry.at(), entry.recordedAt(), entry.gate(), entry.deviceId()))
                .toList();
        if (!entries.isEmpty()) {
            conflicts.report(new Conflict(
                    ticket.eventId(),
                    ticket.ticketId(),
                    reason.wireName(),
                    ticket.facts() == null ? null : ticket.facts().attendeeName(),
                    entries,
                    // Of several entries the earliest counts, whichever was told of first.
                    reason == Reason.ALREADY_USED ? entries.getFirst().key() : null,
                    now));
        }
        return new OfflineVerdict(Kind.CONFLICT, reason);
    }

    private OfflineVerdict notATicket(OfflineScan scan, Reason reason, @Nullable TicketId claimed, Instant at) {
        record(scan, reason.wireName(), claimed, at);
        return new OfflineVerdict(scan.refusedFor() == null ? Kind.NOT_A_TICKET : Kind.REFUSAL_RECORDED, reason);
    }

    private void record(OfflineScan scan, String reason, @Nullable TicketId claimed, Instant at) {
        log.refused(scan.device(), scan.effectiveGate(), scan.scanId(), reason, claimed, at);
    }
}
