package dev.usher.payment.reconciliation;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe's own records, as far as we compare with them. Every method throws [ProviderUnavailable] if Stripe
/// does not answer; repeating is safe.
public interface ProviderHistory {
    /// Events since that instant, of the types to which we subscribe, that an endpoint has not acknowledged, the
    /// oldest first. Stripe keeps events for thirty days.
    List<Undelivered> undelivered(Instant since);

    /// An event, if Stripe still has it.
    Optional<Delivery> event(String stripeEventId);

    /// One of our PaymentIntents, if it exists.
    Optional<IntentFacts> intent(String paymentIntentId);

    /// Our PaymentIntents that were created in that period, both ends included, the newest first.
    ///
    /// @param mostRequests the maximum number of requests; what they do not reach is left out. One request reads a
    ///     hundred PaymentIntents of the account, ours or not.
    Intents intents(Instant from, Instant until, int mostRequests);

    /// A list of PaymentIntents.
    ///
    /// @param unreadable the causes why PaymentIntents could not be read, by their ids
    record Intents(List<IntentFacts> facts, Map<String, String> unreadable) {
        public Intents {
            facts = List.copyOf(facts);
            unreadable = Map.copyOf(unreadable);
        }
    }

    /// An event that was not acknowledged.
    record Undelivered(String stripeEventId, Delivery delivery) {}

    /// What Stripe knows about a PaymentIntent that we created.
    ///
    /// @param received what was paid; zero unless it succeeded
    /// @param failureCode why the last attempt to pay was declined
    record IntentFacts(
            String paymentIntentId,
            RegistrationId registrationId,
            int attempt,
            IntentStatus status,
            Money received,
            @Nullable String failureCode,
            Instant createdAt) {
        /// The notice that a webhook would have brought; empty if the PaymentIntent waits for the buyer. Its
        /// event id is derived from the state, so that applying it again changes nothing.
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
                    "reconcile:" + paymentIntentId + ":" + kind.wireName(),
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
