package dev.usher.validation.scan;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.admission.TicketDoor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides on scans and records them: repeated scans, metrics (`usher_scans_total` by reason,
/// `usher_scan_seconds`), and the organizer's numbers.
@Singleton
public final class Turnstile {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    private final TicketDoor door;
    private final EarlierRefusals earlierRefusals;
    private final DoorLog log;
    private final MeterRegistry meters;
    private final Clock clock;

    Turnstile(TicketDoor door, EarlierRefusals earlierRefusals, DoorLog log, MeterRegistry meters, Clock clock) {
        this.door = door;
        this.earlierRefusals = earlierRefusals;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /// Decides on a scan. A repeated scan gets the same answer.
    public Decision scan(Scan scan) {
        return earlierRefusals.of(scan).orElseGet(() -> decide(scan));
    }

    private Decision decide(Scan scan) {
        Decision decision = Objects.requireNonNull(meters.timer("usher.scan").record(() -> door.decide(scan)));
        String reason = decision.reason().wireName();
        meters.counter("usher.scans", "reason", reason).increment();
        LOG.debug("{} of {}: {}", scan.device(), decision.claimed(), reason);
        note(scan, decision, reason);
        return decision;
    }

    private void note(Scan scan, Decision decision, String reason) {
        Passage passage = decision.passage();
        if (passage == null) {
            earlierRefusals.remember(scan, decision);
            log.refused(
                    scan.device(), scan.effectiveGate(), scan.scanId(), reason, decision.claimed(), clock.instant());
        } else if (!decision.isRepeated()) {
            log.passed(scan.device(), Objects.requireNonNull(decision.ticket()).presence(), passage);
        }
    }
}
