package dev.usher.payment.moneyback;

import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers requests for refunds. They are written in the transaction that decides on them. Every method may
/// throw if the store cannot be reached; repeating it with the same arguments is safe.
public interface RefundStore {
    /// The request, if there is one. Never older than the last write.
    Optional<RefundRequest> find(String refundId);

    /// All requests of a registration, the oldest first. May lag behind for a moment.
    List<RefundRequest> ofRegistration(RegistrationId registrationId);

    /// Requests that Stripe has not answered, in the order in which they are due. May lag behind for a
    /// moment.
    List<RefundRequest> waiting(int most);

    /// Claims the request until `dueAt`: only the caller that gets it asks Stripe. Atomic: of several callers
    /// exactly one gets it.
    ///
    /// @param read as it was read
    /// @return the request with one more attempt; empty if another caller was first, or the request is done
    Optional<RefundRequest> take(RefundRequest read, Instant dueAt);

    /// Records what Stripe says about the refund made for a request. The state only moves forward: older news
    /// changes nothing, and neither does an unknown request.
    ///
    /// @return whether this call changed anything
    boolean reported(String refundId, String stripeRefundId, RefundStatus status, @Nullable String failureCode);

    /// Records that Stripe refused a request permanently. Does nothing unless the request is waiting.
    ///
    /// @return whether this call did
    boolean refused(String refundId, String code);
}
