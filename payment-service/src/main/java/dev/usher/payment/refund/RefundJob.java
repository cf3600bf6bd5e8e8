package dev.usher.payment.refund;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Executes refunds every few seconds, and goes on at once while there is more. A pause between runs, not a
/// rate: runs of one instance never overlap.
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class RefundJob {
    private final RefundWorker worker;

    RefundJob(RefundWorker worker) {
        this.worker = worker;
    }

    @Scheduled(fixedDelay = "${refund.interval:5s}", initialDelay = "${refund.interval:5s}")
    void work() {
        int asked;
        do {
            asked = worker.work();
        } while (asked == RefundWorker.AT_ONCE);
    }
}
