package dev.usher.payment.paying;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Payments as somebody looks at them who compares them with Stripe's.
public interface PaymentAudit {
    /// Payments that were begun, or looked at last, before that time and are still being created, open or
    /// processing; the longest ago first. May lag behind for a moment.
    List<Payment> unsettled(Instant before, int most);

    /// Notes that a payment was looked at, so that the next look takes others first. Does nothing if it is
    /// settled by now.
    void looked(Payment payment, Instant now);

    /// Hands over every payment that was paid since. Reads the whole table: for a daily job.
    void paidSince(Instant since, Consumer<Payment> reader);
}
