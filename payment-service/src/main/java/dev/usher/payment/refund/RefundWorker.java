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

/// Executes the requests that are due, and tells operations how long they wait. Safe with several
/// instances: of several that want the same request, one gets it.
@Singleton
final class RefundWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RefundWorker.class);

    /// How many requests one look takes.
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

    /// Looks at what is due and executes it.
    ///
    /// @return how many it asked Stripe for, at most [#AT_ONCE]
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
                LOG.warn("The refund {} is tried again later: {}", request.refundId(), e.toString());
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

    /// Rises also while looks fail: what was seen to wait waits until a look says otherwise.
    private double oldestAgeSeconds() {
        Instant since = oldest.get();
        Instant now = clock.instant();
        return since.isBefore(now) ? Duration.between(since, now).toSeconds() : 0;
    }
}
