package dev.usher.payment.refund;

import dev.usher.platform.service.FromStart;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Executes refunds every few seconds, and continues immediately while there are more. The delay is between
/// runs: runs of one instance never overlap.
@Singleton
@FromStart
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
