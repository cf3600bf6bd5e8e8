package dev.usher.payment.reconciliation;

import dev.usher.platform.service.FromStart;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Looks for operators' requests to compare with Stripe, in every instance.
@Singleton
@FromStart
@Requires(property = "usher.background", notEquals = "false")
final class ReconcileRequestsJob {
    private final ReconciliationDesk desk;

    ReconcileRequestsJob(ReconciliationDesk desk) {
        this.desk = desk;
    }

    @Scheduled(fixedDelay = "3s", initialDelay = "3s")
    void answer() {
        desk.work();
    }
}
