package dev.usher.payment.release;

import dev.usher.platform.service.FromStart;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Sweeps every few seconds, and continues immediately while there are more holds. The delay is between runs:
/// runs of one instance never overlap.
@Singleton
@FromStart
@Requires(property = "usher.background", notEquals = "false")
final class HoldSweeperJob {
    /// A run ends after this many rounds even if there are more holds: the next one follows soon.
    private static final int MOST_LOOKS = 100;

    private final HoldSweeper sweeper;
    private final OpenHoldSweeper openSweeper;

    HoldSweeperJob(HoldSweeper sweeper, OpenHoldSweeper openSweeper) {
        this.sweeper = sweeper;
        this.openSweeper = openSweeper;
    }

    @Scheduled(fixedDelay = "${registration.sweep-interval:5s}", initialDelay = "${registration.sweep-interval:5s}")
    void sweep() {
        int looks = 0;
        while (sweeper.sweep() == HoldSweeper.AT_ONCE && ++looks < MOST_LOOKS) {}
    }

    /// Separate from the other job, because this one waits for Stripe.
    @Scheduled(fixedDelay = "${registration.sweep-interval:5s}", initialDelay = "${registration.sweep-interval:5s}")
    void sweepOpen() {
        int looks = 0;
        while (openSweeper.sweep() && ++looks < MOST_LOOKS) {}
    }
}
