package dev.usher.payment.reconciliation;

import dev.usher.payment.payment.PaymentProvider.ProviderUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stripe's memory without Stripe.
public final class InMemoryProviderHistory implements ProviderHistory {
    private final List<Undelivered> undelivered = new ArrayList<>();
    private final Map<String, IntentFacts> intents = new LinkedHashMap<>();
    private boolean unavailable;

    @Override
    public synchronized List<Undelivered> undelivered(Instant since) {
        answerOrFail();
        return List.copyOf(undelivered);
    }

    @Override
    public synchronized Optional<IntentFacts> intent(String paymentIntentId) {
        answerOrFail();
        return Optional.ofNullable(intents.get(paymentIntentId));
    }

    @Override
    public synchronized List<IntentFacts> intents(Instant since) {
        answerOrFail();
        return intents.values().stream()
                .filter(intent -> !intent.createdAt().isBefore(since))
                .toList();
    }

    /// An event that no endpoint acknowledges.
    public synchronized void add(Undelivered event) {
        undelivered.add(event);
    }

    /// A PaymentIntent, or what became of it.
    public synchronized void put(IntentFacts facts) {
        intents.put(facts.paymentIntentId(), facts);
    }

    /// From now on there is no answer, or there is again.
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /// Forgets everything.
    public synchronized void clear() {
        undelivered.clear();
        intents.clear();
        unavailable = false;
    }

    private void answerOrFail() {
        if (unavailable) {
            throw new ProviderUnavailable("Stripe is away", new IllegalStateException("connection refused"));
        }
    }
}
