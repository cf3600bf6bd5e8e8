package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.reconciliation.Comparison.Compared;
import dev.usher.platform.lease.Leases;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares with Stripe when operators ask for it, and settles what can be settled, unless they only want to look. The
/// regular runs go on beside it: whatever both find is settled once.
@Singleton
final class ReconciliationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationDesk.class);

    /// How many requests one run takes.
    private static final int AT_ONCE = 25;

    /// Longer periods take several requests. Stripe lists what a busy day has in minutes.
    static final Duration LONGEST = Duration.ofDays(31);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String WORK = "reconcile-requests";

    private final ReconcileRequests requests;
    private final Comparison comparison;
    private final PaymentStore payments;
    private final Findings findings;
    private final Leases leases;
    private final Clock clock;

    ReconciliationDesk(
            ReconcileRequests requests,
            Comparison comparison,
            PaymentStore payments,
            Findings findings,
            Leases leases,
            Clock clock) {
        this.requests = requests;
        this.comparison = comparison;
        this.payments = payments;
        this.findings = findings;
        this.leases = leases;
        this.clock = clock;
    }

    /// Answers each open request once, in one instance. A comparison that takes longer than the lease may be done by
    /// two, which costs requests to Stripe and changes nothing.
    ///
    /// @throws RuntimeException if an answer cannot be written; the next run continues
    void work() {
        List<ReconcileRequest> open = requests.open(AT_ONCE);
        if (open.isEmpty() || !leases.tryTake(WORK, LEASE)) {
            return;
        }
        try {
            for (ReconcileRequest request : open) {
                requests.answer(request, answer(request), clock.instant());
            }
        } finally {
            leases.release(WORK);
        }
    }

    /// The answer to one request.
    ReconcileAnswer answer(ReconcileRequest request) {
        try {
            return compared(request);
        } catch (RuntimeException e) {
            LOG.error("The request {} failed", request.requestId(), e);
            return ReconcileAnswer.problem("It failed: " + e + ". Ask again; that is safe.");
        }
    }

    private ReconcileAnswer compared(ReconcileRequest request) {
        // Somebody who only looks is told; alarms count what nobody looks at.
        var report = new ReconcileAnswer.Collector(request.dryRun() ? (_, _, _) -> {} : findings);
        boolean settles = !request.dryRun();
        int slash = request.what().indexOf('/');
        return slash < 0
                ? ofRegistration(request.what(), settles, report)
                : ofPeriod(request.what().substring(0, slash), request.what().substring(slash + 1), settles, report);
    }

    private ReconcileAnswer ofRegistration(String text, boolean settles, ReconcileAnswer.Collector report) {
        RegistrationId id;
        try {
            id = RegistrationId.parse(text);
        } catch (IllegalArgumentException e) {
            return ReconcileAnswer.problem(text + " is not a registration id such as REG#….");
        }
        Optional<Payment> payment = payments.find(id);
        if (payment.isEmpty()) {
            return ReconcileAnswer.problem("There is no payment of " + id + ".");
        }
        Compared compared = comparison.ofPayment(payment.get(), settles, report);
        return report.answer(compared.payments());
    }

    private ReconcileAnswer ofPeriod(String from, String until, boolean settles, ReconcileAnswer.Collector report) {
        Instant first;
        Instant last;
        try {
            first = Instant.parse(from);
            last = Instant.parse(until);
        } catch (DateTimeException e) {
            return ReconcileAnswer.problem(
                    from + "/" + until + " is not a period such as 2026-11-22T12:00:00Z/2026-11-22T14:00:00Z.");
        }
        if (!first.isBefore(last) || first.plus(LONGEST).isBefore(last)) {
            return ReconcileAnswer.problem("A period begins before it ends, and is at most 31 days long.");
        }
        return report.answer(comparison.ofPeriod(first, last, settles, report).payments());
    }
}
