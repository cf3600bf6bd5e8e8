package dev.usher.payment.reconciliation;

import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.platform.health.LookWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs the steps of the reconciliation; a step that fails does not stop the others.
@Singleton
final class Reconciler {
    static final String AUDIT = "audit";

    private static final List<String> STEPS =
            List.of("undelivered-events", "events-set-aside", "unsettled-payments", "forgotten-payment-intents", AUDIT);

    private final UndeliveredEvents undelivered;
    private final EventsSetAside setAside;
    private final UnsettledPayments unsettled;
    private final ForgottenIntents forgotten;
    private final DailyAudit audit;
    private final Watermarks watermarks;
    private final ReconciliationConfig config;
    private final Findings findings;
    private final Clock clock;
    private final Map<String, LookWatch> watches;

    Reconciler(
            UndeliveredEvents undelivered,
            EventsSetAside setAside,
            UnsettledPayments unsettled,
            ForgottenIntents forgotten,
            DailyAudit audit,
            Watermarks watermarks,
            ReconciliationConfig config,
            Findings findings,
            Clock clock,
            MeterRegistry meters) {
        this.undelivered = undelivered;
        this.setAside = setAside;
        this.unsettled = unsettled;
        this.forgotten = forgotten;
        this.audit = audit;
        this.watermarks = watermarks;
        this.config = config;
        this.findings = findings;
        this.clock = clock;
        this.watches = STEPS.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), step -> new LookWatch(step, meters, clock)));
    }

    /// Runs all steps that are due.
    void reconcile() {
        step("undelivered-events", undelivered::replay);
        step("events-set-aside", setAside::replay);
        step("unsettled-payments", unsettled::look);
        step("forgotten-payment-intents", forgotten::look);
        step(AUDIT, this::auditIfDue);
    }

    /// Another instance runs the steps now, and its gauges count.
    void leaveToAnother() {
        findings.forget();
        watches.values().forEach(LookWatch::looked);
    }

    private boolean auditIfDue() {
        Instant now = clock.instant();
        boolean isDue = watermarks
                .read(AUDIT)
                .map(last -> !now.isBefore(last.plus(config.auditInterval())))
                .orElse(true);
        if (!isDue) {
            return true;
        }
        boolean missedNothing = audit.compare();
        watermarks.write(AUDIT, now);
        return missedNothing;
    }

    private void step(String name, BooleanSupplier step) {
        try {
            if (step.getAsBoolean()) {
                watch(name).looked();
            }
        } catch (RuntimeException e) {
            findings.found(What.STEP_FAILED, name, e.toString());
        }
    }

    private LookWatch watch(String step) {
        return Objects.requireNonNull(watches.get(step), () -> "no watch of " + step);
    }
}
