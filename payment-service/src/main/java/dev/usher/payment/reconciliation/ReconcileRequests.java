package dev.usher.payment.reconciliation;

import java.time.Instant;
import java.util.List;

/// Stores operators' requests to compare with Stripe. Every method may throw if the store cannot be reached; repeating
/// it is safe.
interface ReconcileRequests {
    /// Requests without an answer, the oldest first.
    List<ReconcileRequest> open(int most);

    /// Answers a request, unless another instance has answered it.
    void answer(ReconcileRequest request, ReconcileAnswer answer, Instant now);
}
