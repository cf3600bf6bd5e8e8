package dev.usher.payment.moneyback;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests for refunds without DynamoDB.
@Fake
public final class InMemoryRefundStore implements RefundStore {
    private final Map<String, RefundRequest> requests = new LinkedHashMap<>();

    private boolean unavailable;

    /// Sets whether queries for waiting requests fail from now on.
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /// Adds a request, as part of another store's change; does nothing if it was made before.
    ///
    /// @return whether this call did
    public synchronized boolean put(RefundRequest request) {
        return requests.putIfAbsent(request.refundId(), request) == null;
    }

    @Override
    public synchronized Optional<RefundRequest> find(String refundId) {
        return Optional.ofNullable(requests.get(refundId));
    }

    @Override
    public synchronized List<RefundRequest> ofRegistration(RegistrationId registrationId) {
        return requests.values().stream()
                .filter(request -> request.registrationId().equals(registrationId))
                .sorted(Comparator.comparing(RefundRequest::requestedAt))
                .toList();
    }

    @Override
    public synchronized List<RefundRequest> waiting(int most) {
        if (unavailable) {
            throw new IllegalStateException("the store is away");
        }
        return requests.values().stream()
                .filter(request -> request.state() == State.REQUESTED)
                .sorted(Comparator.comparing(RefundRequest::dueAt))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<RefundRequest> take(RefundRequest read, Instant dueAt) {
        return find(read.refundId())
                .filter(now -> now.state() == State.REQUESTED && now.attempts() == read.attempts())
                .map(now -> replace(
                        now, State.REQUESTED, now.stripeRefundId(), now.failureCode(), now.attempts() + 1, dueAt));
    }

    @Override
    public synchronized boolean reported(
            String refundId, String stripeRefundId, RefundStatus status, @Nullable String failureCode) {
        State state = State.after(status);
        return find(refundId)
                .filter(now -> now.state().compareTo(state) < 0)
                .map(now -> replace(
                        now,
                        state,
                        stripeRefundId,
                        failureCode == null ? now.failureCode() : failureCode,
                        now.attempts(),
                        now.dueAt()))
                .isPresent();
    }

    @Override
    public synchronized boolean refused(String refundId, String code) {
        return find(refundId)
                .filter(now -> now.state() == State.REQUESTED)
                .map(now -> replace(now, State.FAILED, null, code, now.attempts(), now.dueAt()))
                .isPresent();
    }

    /// Forgets everything.
    public synchronized void clear() {
        requests.clear();
    }

    private RefundRequest replace(
            RefundRequest old,
            State state,
            @Nullable String stripeRefundId,
            @Nullable String failureCode,
            int attempts,
            Instant dueAt) {
        var changed = new RefundRequest(
                old.refundId(),
                old.registrationId(),
                old.paymentIntentId(),
                old.amount(),
                old.kind(),
                old.reason(),
                state,
                stripeRefundId,
                failureCode,
                attempts,
                old.requestedAt(),
                dueAt);
        requests.put(old.refundId(), changed);
        return changed;
    }
}
