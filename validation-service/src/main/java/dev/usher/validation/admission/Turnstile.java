package dev.usher.validation.admission;

import dev.usher.validation.report.Refusal;
import dev.usher.validation.report.RefusalRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door with its bookkeeping: repeated scans, metrics (`usher_scans_total` by reason,
/// `usher_scan_seconds`), and the record of refusals.
@Singleton
final class Turnstile {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    private final TicketDoor door;
    private final RecentRefusals recentRefusals;
    private final RefusalRecorder recorder;
    private final MeterRegistry meters;
    private final Clock clock;

    Turnstile(
            TicketDoor door,
            RecentRefusals recentRefusals,
            RefusalRecorder recorder,
            MeterRegistry meters,
            Clock clock) {
        this.door = door;
        this.recentRefusals = recentRefusals;
        this.recorder = recorder;
        this.meters = meters;
        this.clock = clock;
    }

    /// Decides on a scan; the same scan again gets the same answer.
    Decision scan(Scan scan) {
        Optional<Decision> before = recentRefusals.of(scan);
        if (before.isPresent()) {
            return before.get();
        }
        Decision decision = Objects.requireNonNull(meters.timer("usher.scan").record(() -> door.decide(scan)));
        String reason = decision.reason().wireName();
        meters.counter("usher.scans", "reason", reason).increment();
        LOG.debug("{} of {}: {}", scan.device(), decision.claimed(), reason);
        if (!decision.isPassed()) {
            recentRefusals.remember(scan, decision);
            recorder.record(new Refusal(
                    scan.device().eventId(),
                    reason,
                    clock.instant(),
                    scan.effectiveGate(),
                    scan.device().deviceId().toString(),
                    scan.scanId(),
                    decision.claimed()));
        }
        return decision;
    }
}
