package dev.usher.payment.moneyback;

import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers requests for refunds. They are written by whoever decides on them, in that transaction. Every
/// method may throw if the store cannot be reached; repeating it with the same arguments is safe.
public interface RefundStore {
    /// The request, if there is one. Never older than the last write.
    Optional<RefundRequest> find(String refundId);

    /// All requests of a registration, the oldest first. May lag behind for a moment.
    List<RefundRequest> ofRegistration(RegistrationId registrationId);

    /// Requests that Stripe has not answered, the longest due first. May lag behind for a moment.
    List<RefundRequest> waiting(int most);

    /// Gets the right to ask Stripe until `dueAt`. Atomic: of several callers one gets it.
    ///
    /// @param read as it was read
    /// @return the request with one attempt more; empty if another caller was quicker, or it is done
    Optional<RefundRequest> take(RefundRequest read, Instant dueAt);

    /// Notes what Stripe says of the refund made for a request. Only forward: what is older than what is
    /// known changes nothing, and neither does an unknown request.
    ///
    /// @return whether it changed anything
    boolean told(String refundId, String stripeRefundId, RefundStatus status, @Nullable String failureCode);

    /// Notes that Stripe refused a request for good. Does nothing unless it is waiting.
    ///
    /// @return whether this call did
    boolean refused(String refundId, String code);
}
