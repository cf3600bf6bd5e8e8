package dev.usher.payment.payment;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Sweeps every few seconds, and goes on at once while there is more. A pause between runs, not a rate:
/// runs of one instance never overlap.
@Singleton
final class HoldSweeperJob {
    private final HoldSweeper sweeper;

    HoldSweeperJob(HoldSweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Scheduled(fixedDelay = "${registration.sweep-interval:5s}", initialDelay = "${registration.sweep-interval:5s}")
    void sweep() {
        int ended;
        do {
            ended = sweeper.sweep();
        } while (ended == HoldSweeper.AT_ONCE);
    }
}
