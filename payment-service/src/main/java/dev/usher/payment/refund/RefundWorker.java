package dev.usher.payment.refund;

import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.platform.health.LookWatch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes the requests that are due, and reports to operations how long they have been waiting. Safe with
/// several instances: a request is claimed by one of them.
@Singleton
final class RefundWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RefundWorker.class);

    /// How many requests one run takes.
    static final int AT_ONCE = 25;

    private final RefundStore refunds;
    private final RefundExecutor executor;
    private final BackgroundBudget budget;
    private final Clock clock;
    private final AtomicReference<Instant> oldest = new AtomicReference<>(Instant.MAX);
    private final LookWatch watch;
    private final AtomicLong lateWaiting = new AtomicLong();

    RefundWorker(
            RefundStore refunds, RefundExecutor executor, BackgroundBudget budget, Clock clock, MeterRegistry meters) {
        this.refunds = refunds;
        this.executor = executor;
        this.budget = budget;
        this.clock = clock;
        this.watch = new LookWatch("refunds", meters, clock);
        meters.gauge("usher.refunds.oldest.age.seconds", this, RefundWorker::oldestAgeSeconds);
        meters.gauge("usher.payments.late.unrefunded", lateWaiting);
    }

    /// Executes the requests that are due.
    ///
    /// @return how many requests it sent to Stripe, at most [#AT_ONCE]
    int work() {
        Instant now = clock.instant();
        List<RefundRequest> waiting = refunds.waiting(AT_ONCE);
        look(waiting);
        watch.looked();
        int asked = 0;
        for (RefundRequest request : waiting) {
            if (request.dueAt().isAfter(now)) {
                break;
            }
            budget.take();
            try {
                executor.execute(request);
            } catch (RuntimeException e) {
                LOG.warn("The refund {} will be tried again: {}", request.refundId(), e.toString());
            }
            asked++;
        }
        return asked;
    }

    private void look(List<RefundRequest> waiting) {
        oldest.set(waiting.stream()
                .map(RefundRequest::requestedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX));
        lateWaiting.set(
                waiting.stream().filter(request -> request.kind() == Kind.LATE).count());
    }

    /// Keeps rising while runs fail: a request that was seen waiting counts until a run finds otherwise.
    private double oldestAgeSeconds() {
        Instant since = oldest.get();
        Instant now = clock.instant();
        return since.isBefore(now) ? Duration.between(since, now).toSeconds() : 0;
    }
}
