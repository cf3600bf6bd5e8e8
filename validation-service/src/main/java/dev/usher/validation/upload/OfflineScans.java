package dev.usher.validation.upload;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.validation.admission.AdmissionControl;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import dev.usher.validation.admission.Claim;
import dev.usher.validation.admission.ClaimReader;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Reading;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.conflict.Conflict;
import dev.usher.validation.conflict.Conflicts;
import dev.usher.validation.scan.ScanRecorder;
import dev.usher.validation.upload.OfflineVerdict.Kind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what devices decided while they were offline. A passage has happened, whether it was allowed or
/// not, so it is recorded with the ticket. If the service would have refused it, a conflict is reported.
@Singleton
public final class OfflineScans {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineScans.class);

    private final ClaimReader reader;
    private final AdmissionControl admission;
    private final AdmissionStore store;
    private final Conflicts conflicts;
    private final ScanRecorder recorder;
    private final TimesOfDevices times;

    OfflineScans(
            ClaimReader reader,
            AdmissionControl admission,
            AdmissionStore store,
            Conflicts conflicts,
            ScanRecorder recorder,
            TimesOfDevices times) {
        this.reader = reader;
        this.admission = admission;
        this.store = store;
        this.conflicts = conflicts;
        this.recorder = recorder;
        this.times = times;
    }

    /// Records one scan. Repeating is safe and returns the same. Never throws: a scan that cannot be recorded
    /// now does not delay the others of its batch.
    ///
    /// @param said when it happened by the device, corrected by the error of its clock; may be any time
    public OfflineVerdict take(OfflineScan scan, Instant said, Instant now) {
        try {
            Instant at = times.bounded(scan.device().eventId(), said, now);
            return switch (reader.read(scan.text(), scan.device())) {
                case Reading.Claimed(var claim) -> take(scan, claim, scan.passage(at, now, !at.equals(said)));
                case Reading.Untrusted(var reason, var named) -> notATicket(scan, reason, named, at);
            };
        } catch (RuntimeException e) {
            LOG.warn("Cannot record a scan of {} now", scan.device(), e);
            return OfflineVerdict.RETRY;
        }
    }

    private OfflineVerdict take(OfflineScan scan, Claim claim, Passage passage) {
        if (scan.refusedFor() != null) {
            record(scan, scan.refusedFor(), claim.ticketId(), passage.at());
            return new OfflineVerdict(Kind.REFUSAL_RECORDED, null);
        }
        Decision decision = admission.decide(claim, scan.device().eventId(), passage);
        Ticket ticket = decision.ticket();
        Passage made = decision.passage();
        if (ticket != null && ticket.presence().isUndone(passage.key())) {
            // It was recorded before, and then undone.
            return OfflineVerdict.ACCEPTED;
        }
        if (made == null) {
            return decision.reason() == Reason.WRONG_EVENT || (claim instanceof Claim.Typed && ticket == null)
                    ? notATicket(scan, decision.reason(), claim.ticketId(), passage.at())
                    : against(scan, claim, passage, decision.reason());
        }
        if (decision.isRepeated()) {
            return known(made, Objects.requireNonNull(ticket));
        }
        recorder.passed(scan.device(), Objects.requireNonNull(ticket).presence(), made);
        return OfflineVerdict.ACCEPTED;
    }

    /// Records a passage that the service would have refused for this reason.
    private OfflineVerdict against(OfflineScan scan, Claim claim, Passage passage, Reason reason) {
        return switch (store.passed(claim, passage.against(reason))) {
            case Outcome.Passed(var ticket) -> {
                recorder.passed(scan.device(), ticket.presence(), passage.against(reason));
                yield conflict(ticket, passage.recordedAt(), reason);
            }
            // The same scan came in two requests at once, and the other one recorded it.
            case Outcome.Refused(var now) ->
                now.flatMap(ticket -> ticket.presence().passage(passage.key()).map(recorded -> known(recorded, ticket)))
                        .orElse(OfflineVerdict.RETRY);
            // It is not counted in any sum, because a recount goes by the tickets' records.
            case Outcome.Full(var ticket) -> {
                conflicts.countFurther(ticket.eventId(), ticket.ticketId());
                yield new OfflineVerdict(Kind.CONFLICT, reason);
            }
        };
    }

    /// A passage that is already recorded. Its conflict is reported again, in case that failed before.
    private OfflineVerdict known(Passage recorded, Ticket ticket) {
        return recorded.against() == null
                ? OfflineVerdict.ACCEPTED
                : conflict(ticket, recorded.recordedAt(), recorded.against());
    }

    private OfflineVerdict conflict(Ticket ticket, Instant now, Reason reason) {
        List<Passage> made = ticket.presence().passages().stream()
                .filter(passage -> passage.direction() == Direction.ENTRY)
                .toList();
        var entries = made.stream()
                .map(entry -> new Entry(entry.key(), entry.at(), entry.recordedAt(), entry.gate(), entry.deviceId()))
                .toList();
        if (!entries.isEmpty()) {
            conflicts.report(new Conflict(
                    ticket.eventId(),
                    ticket.ticketId(),
                    reason.wireName(),
                    ticket.facts() == null ? null : ticket.facts().attendeeName(),
                    Conflict.listedOf(entries),
                    entries.size() + ticket.presence().undone().size(),
                    reason == Reason.ALREADY_USED ? winner(made) : null,
                    now));
        }
        return new OfflineVerdict(Kind.CONFLICT, reason);
    }

    /// Of several entries the earliest one counts, in whatever order they were reported. An entry with a
    /// doubtful time never wins over one without.
    private static String winner(List<Passage> entries) {
        return entries.stream()
                .min(Comparator.comparing(Passage::isTimeDoubtful).thenComparing(Passage::at))
                .orElseThrow()
                .key();
    }

    private OfflineVerdict notATicket(OfflineScan scan, Reason reason, @Nullable TicketId claimed, Instant at) {
        record(scan, reason.wireName(), claimed, at);
        return new OfflineVerdict(scan.refusedFor() == null ? Kind.NOT_A_TICKET : Kind.REFUSAL_RECORDED, reason);
    }

    private void record(OfflineScan scan, String reason, @Nullable TicketId claimed, Instant at) {
        recorder.refusedOffline(scan.device(), scan.effectiveGate(), scan.scanId(), reason, claimed, at);
    }
}
