package dev.usher.payment.reconciliation;

import dev.usher.platform.lease.Leases;
import dev.usher.platform.service.FromStart;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Reconciles every few minutes, in one instance at a time: another instance gets the lease when its holder
/// has missed two runs. The delay is between runs.
@Singleton
@FromStart
@Requires(property = "usher.background", notEquals = "false")
final class ReconciliationJob {
    private static final int TURNS = 2;

    private final Reconciler reconciler;
    private final Leases leases;
    private final ReconciliationConfig config;

    ReconciliationJob(Reconciler reconciler, Leases leases, ReconciliationConfig config) {
        this.reconciler = reconciler;
        this.leases = leases;
        this.config = config;
    }

    @Scheduled(fixedDelay = "${reconciliation.interval}", initialDelay = "${reconciliation.interval}")
    void reconcile() {
        if (leases.tryTake("reconciliation", config.interval().multipliedBy(TURNS))) {
            reconciler.reconcile();
        } else {
            reconciler.leaveToAnother();
        }
    }
}
