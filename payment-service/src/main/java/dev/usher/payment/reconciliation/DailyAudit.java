package dev.usher.payment.reconciliation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Compares all PaymentIntents of the last two days with our payments, in both directions.
@Singleton
final class DailyAudit {
    private static final Duration LOOKS_BACK = Duration.ofDays(2);

    private final Comparison comparison;
    private final Findings findings;
    private final Clock clock;

    DailyAudit(Comparison comparison, Findings findings, Clock clock) {
        this.comparison = comparison;
        this.findings = findings;
        this.clock = clock;
    }

    /// Compares everything.
    ///
    /// @return false if something could not be checked
    boolean compare() {
        Instant now = clock.instant();
        return comparison.ofPeriod(now.minus(LOOKS_BACK), now, true, findings).missedNothing();
    }
}
