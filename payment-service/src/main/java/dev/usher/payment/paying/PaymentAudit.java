package dev.usher.payment.paying;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Reads payments to compare them with Stripe's.
public interface PaymentAudit {
    /// Payments that are still being created, open or processing, and were begun or last checked before that
    /// time; the longest ago first. May lag behind for a moment.
    List<Payment> unsettled(Instant before, int most);

    /// Records that a payment was checked, so that others come first next time. Does nothing if it is settled
    /// by now.
    void looked(Payment payment, Instant now);

    /// Passes every payment that was paid since then to the reader. Reads the whole table: meant for a daily
    /// job.
    void paidSince(Instant since, Consumer<Payment> reader);
}
