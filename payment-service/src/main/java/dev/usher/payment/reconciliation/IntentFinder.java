package dev.usher.payment.reconciliation;

import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentProvider;
import dev.usher.payment.payment.PaymentProvider.CreateOutcome;
import dev.usher.payment.payment.PaymentStore;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the PaymentIntents of payments: by listing, which shows a hundred with one request, and singly
/// what the list did not show. Every method throws [PaymentProvider.ProviderUnavailable] if Stripe gives no
/// answer; repeating is safe.
@Singleton
final class IntentFinder {
    /// A list may take one request for so many payments. If it shows hardly any of them, because they are
    /// few among many or of very different times, it costs a tenth more than asking for each; if they are
    /// all that is in it, a hundredth. And what is less than this is not worth a list.
    private static final int PAYMENTS_PER_REQUEST = 10;

    /// How long creating takes at most, and how far Stripe's clock may be from ours. What lies further off,
    /// such as a creation that was taken over, is asked for singly.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final PaymentProvider provider;
    private final ProviderHistory history;
    private final PaymentStore payments;

    IntentFinder(PaymentProvider provider, ProviderHistory history, PaymentStore payments) {
        this.provider = provider;
        this.history = history;
        this.payments = payments;
    }

    /// What a list shows of the time in which these payments were begun, by PaymentIntent; nothing if they
    /// are but a handful.
    Map<String, IntentFacts> list(List<Payment> wanted) {
        int requests = wanted.size() / PAYMENTS_PER_REQUEST;
        if (requests == 0) {
            return Map.of();
        }
        List<Instant> begun = wanted.stream()
                .map(Payment::creatingSince)
                .sorted(Comparator.naturalOrder())
                .toList();
        return history.intents(begun.getFirst().minus(SLACK), begun.getLast().plus(SLACK), requests).stream()
                .collect(Collectors.toMap(IntentFacts::paymentIntentId, Function.identity()));
    }

    /// The PaymentIntent of a payment, also of one whose creation was cut off; empty if Stripe has none.
    Optional<IntentFacts> find(Payment payment, Map<String, IntentFacts> listed) {
        return intentOf(payment)
                .flatMap(intent -> Optional.ofNullable(listed.get(intent)).or(() -> history.intent(intent)));
    }

    /// A creation whose answer was lost is repeated with the same key: Stripe answers the same
    /// PaymentIntent.
    private Optional<String> intentOf(Payment payment) {
        if (payment.paymentIntentId() != null) {
            return Optional.of(payment.paymentIntentId());
        }
        return switch (provider.create(payment)) {
            case CreateOutcome.Created(var intent) -> {
                payments.opened(payment, intent.paymentIntentId());
                yield Optional.of(intent.paymentIntentId());
            }
            case CreateOutcome.NotPayable() -> Optional.empty();
        };
    }
}
