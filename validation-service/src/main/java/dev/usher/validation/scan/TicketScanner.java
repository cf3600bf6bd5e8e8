package dev.usher.validation.scan;

import dev.usher.validation.admission.AdmissionControl;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Scan;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides on scans and records them: repeated scans, metrics (`usher_scans_total` by reason,
/// `usher_scan_seconds`), and the organizer's numbers.
@Singleton
public final class TicketScanner {
    private static final Logger LOG = LoggerFactory.getLogger(TicketScanner.class);

    private final AdmissionControl admission;
    private final EarlierRefusals earlierRefusals;
    private final ScanRecorder recorder;
    private final MeterRegistry meters;
    private final Clock clock;

    TicketScanner(
            AdmissionControl admission,
            EarlierRefusals earlierRefusals,
            ScanRecorder recorder,
            MeterRegistry meters,
            Clock clock) {
        this.admission = admission;
        this.earlierRefusals = earlierRefusals;
        this.recorder = recorder;
        this.meters = meters;
        this.clock = clock;
    }

    /// Decides on a scan. A repeated scan gets the same answer.
    public Decision scan(Scan scan) {
        return earlierRefusals.of(scan).orElseGet(() -> decide(scan));
    }

    private Decision decide(Scan scan) {
        Decision decision = Objects.requireNonNull(meters.timer("usher.scan").record(() -> admission.decide(scan)));
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
            recorder.refused(
                    scan.device(), scan.effectiveGate(), scan.scanId(), reason, decision.claimed(), clock.instant());
        } else if (!decision.isRepeated()) {
            recorder.passed(
                    scan.device(), Objects.requireNonNull(decision.ticket()).presence(), passage);
        }
    }
}
