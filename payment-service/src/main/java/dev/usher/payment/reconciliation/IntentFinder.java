package dev.usher.payment.reconciliation;

import dev.usher.payment.paying.Payment;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.ProviderHistory.Intents;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the PaymentIntents of payments: by listing, which returns a hundred with one request, and one by one
/// where the list does not contain them. Every method throws [PaymentProvider.ProviderUnavailable] if Stripe
/// does not answer; repeating is safe.
@Singleton
final class IntentFinder {
    /// A list may use one request for every ten payments. If it contains hardly any of them, because they are
    /// few among many or lie far apart, listing costs a tenth more than asking for each. If they are all it
    /// contains, it costs a hundredth. Fewer payments than this are not worth a list.
    private static final int PAYMENTS_PER_REQUEST = 10;

    /// How long creating may take, and how far Stripe's clock may differ from ours. A PaymentIntent outside
    /// of this range, such as one whose creation was taken over, is fetched individually.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final ProviderHistory history;
    private final Findings findings;

    IntentFinder(ProviderHistory history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    /// The PaymentIntents listed for the period in which these payments were begun, by id; empty if there are
    /// only a few payments.
    Map<String, IntentFacts> list(List<Payment> wanted) {
        int requests = wanted.size() / PAYMENTS_PER_REQUEST;
        if (requests == 0) {
            return Map.of();
        }
        List<Instant> begun = wanted.stream()
                .map(Payment::creatingSince)
                .sorted(Comparator.naturalOrder())
                .toList();
        Intents listed =
                history.intents(begun.getFirst().minus(SLACK), begun.getLast().plus(SLACK), requests);
        listed.unreadable().forEach((intent, cause) -> findings.found(What.UNREADABLE, intent, cause));
        return listed.facts().stream().collect(Collectors.toMap(IntentFacts::paymentIntentId, Function.identity()));
    }

    /// The PaymentIntent of a payment; empty if Stripe has none, or if the payment is still being created:
    /// then nobody has the client secret.
    Optional<IntentFacts> find(Payment payment, Map<String, IntentFacts> listed) {
        return Optional.ofNullable(payment.paymentIntentId())
                .flatMap(intent -> Optional.ofNullable(listed.get(intent)).or(() -> history.intent(intent)));
    }
}
