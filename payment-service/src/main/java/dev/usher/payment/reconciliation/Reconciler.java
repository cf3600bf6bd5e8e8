package dev.usher.payment.reconciliation;

import dev.usher.payment.reconciliation.Findings.What;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// Takes the steps of the reconciliation; one that fails does not keep the others from being taken.
@Singleton
final class Reconciler {
    static final String AUDIT = "audit";

    private final UndeliveredEvents undelivered;
    private final EventsSetAside setAside;
    private final UnsettledPayments unsettled;
    private final ForgottenIntents forgotten;
    private final DailyAudit audit;
    private final Watermarks watermarks;
    private final ReconciliationConfig config;
    private final Findings findings;
    private final Clock clock;

    Reconciler(
            UndeliveredEvents undelivered,
            EventsSetAside setAside,
            UnsettledPayments unsettled,
            ForgottenIntents forgotten,
            DailyAudit audit,
            Watermarks watermarks,
            ReconciliationConfig config,
            Findings findings,
            Clock clock) {
        this.undelivered = undelivered;
        this.setAside = setAside;
        this.unsettled = unsettled;
        this.forgotten = forgotten;
        this.audit = audit;
        this.watermarks = watermarks;
        this.config = config;
        this.findings = findings;
        this.clock = clock;
    }

    /// Takes all steps that are due.
    void reconcile() {
        step("undelivered events", undelivered::replay);
        step("events set aside", setAside::replay);
        step("unsettled payments", unsettled::look);
        step("forgotten PaymentIntents", forgotten::look);
        step("audit", this::auditIfDue);
    }

    private void auditIfDue() {
        Instant now = clock.instant();
        boolean isDue = watermarks
                .read(AUDIT)
                .map(last -> !now.isBefore(last.plus(config.auditInterval())))
                .orElse(true);
        if (isDue) {
            audit.compare();
            watermarks.write(AUDIT, now);
        }
    }

    private void step(String name, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            findings.found(What.STEP_FAILED, name, e.toString());
        }
    }
}
