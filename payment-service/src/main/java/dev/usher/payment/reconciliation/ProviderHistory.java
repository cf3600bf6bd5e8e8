package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Stripe remembers, as far as we compare with it. Every method throws [ProviderUnavailable] if there
/// is no answer; repeating is safe.
public interface ProviderHistory {
    /// Events since then that some endpoint has not acknowledged, of the types we take, the oldest first.
    /// Stripe remembers thirty days.
    List<Undelivered> undelivered(Instant since);

    /// An event, if Stripe still has it.
    Optional<Delivery> event(String stripeEventId);

    /// A PaymentIntent of ours, if there is one.
    Optional<IntentFacts> intent(String paymentIntentId);

    /// Our PaymentIntents that were created in that time, both ends included, the newest first.
    ///
    /// @param mostRequests after how many requests the rest is left out. One request reads a hundred
    ///     PaymentIntents of the account, ours or not.
    Intents intents(Instant from, Instant until, int mostRequests);

    /// PaymentIntents as they are listed.
    ///
    /// @param unreadable those that cannot be read, by their ids, with the cause
    record Intents(List<IntentFacts> facts, Map<String, String> unreadable) {
        public Intents {
            facts = List.copyOf(facts);
            unreadable = Map.copyOf(unreadable);
        }
    }

    /// An event that was not acknowledged.
    record Undelivered(String stripeEventId, Delivery delivery) {}

    /// What Stripe knows of a PaymentIntent that we created.
    ///
    /// @param received what was paid; zero unless it succeeded
    /// @param failureCode why it was declined last
    record IntentFacts(
            String paymentIntentId,
            RegistrationId registrationId,
            int attempt,
            IntentStatus status,
            Money received,
            @Nullable String failureCode,
            Instant createdAt) {
        /// What a webhook would have told; empty if the PaymentIntent waits for the buyer. Its event's id
        /// is the fact's, so that telling it again changes nothing.
        Optional<PaymentNotice> notice(Instant now) {
            return switch (status) {
                case WAITS_FOR_BUYER -> Optional.empty();
                case PROCESSING -> Optional.of(notice(PaymentNotice.Kind.PROCESSING, now));
                case SUCCEEDED -> Optional.of(notice(PaymentNotice.Kind.SUCCEEDED, now));
                case CANCELED -> Optional.of(notice(PaymentNotice.Kind.CANCELED, now));
            };
        }

        private PaymentNotice notice(PaymentNotice.Kind kind, Instant now) {
            return new PaymentNotice(
                    "reconcile:" + paymentIntentId + ":" + kind.name().toLowerCase(Locale.ROOT),
                    kind,
                    registrationId,
                    attempt,
                    paymentIntentId,
                    received,
                    failureCode,
                    Instant.ofEpochSecond(now.getEpochSecond()));
        }
    }
}
