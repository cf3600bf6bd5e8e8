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

    private final ProviderHistory history;
    private final Findings findings;

    IntentFinder(ProviderHistory history, Findings findings) {
        this.history = history;
        this.findings = findings;
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
        Intents listed =
                history.intents(begun.getFirst().minus(SLACK), begun.getLast().plus(SLACK), requests);
        listed.unreadable().forEach((intent, cause) -> findings.found(What.UNREADABLE, intent, cause));
        return listed.facts().stream().collect(Collectors.toMap(IntentFacts::paymentIntentId, Function.identity()));
    }

    /// The PaymentIntent of a payment; empty if Stripe has none, or the payment is still being created: then
    /// nobody was given what it takes to pay.
    Optional<IntentFacts> find(Payment payment, Map<String, IntentFacts> listed) {
        return Optional.ofNullable(payment.paymentIntentId())
                .flatMap(intent -> Optional.ofNullable(listed.get(intent)).or(() -> history.intent(intent)));
    }
}
