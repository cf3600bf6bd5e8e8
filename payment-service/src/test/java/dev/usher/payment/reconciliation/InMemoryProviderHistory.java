package dev.usher.payment.reconciliation;

import dev.usher.payment.payment.PaymentProvider.ProviderUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stripe's memory without Stripe.
public final class InMemoryProviderHistory implements ProviderHistory {
    private static final int PAGE = 100;

    private final List<Undelivered> undelivered = new ArrayList<>();
    private final Map<String, IntentFacts> intents = new LinkedHashMap<>();
    private boolean unavailable;
    private int requests;

    @Override
    public synchronized List<Undelivered> undelivered(Instant since) {
        answerOrFail();
        return List.copyOf(undelivered);
    }

    @Override
    public synchronized Optional<IntentFacts> intent(String paymentIntentId) {
        answerOrFail();
        requests++;
        return Optional.ofNullable(intents.get(paymentIntentId));
    }

    @Override
    public synchronized List<IntentFacts> intents(Instant from, Instant until, int mostRequests) {
        answerOrFail();
        List<IntentFacts> inTime = intents.values().stream()
                .filter(intent -> !intent.createdAt().isBefore(from)
                        && !intent.createdAt().isAfter(until))
                .sorted(Comparator.comparing(IntentFacts::createdAt).reversed())
                .limit((long) mostRequests * PAGE)
                .toList();
        requests += 1 + inTime.size() / PAGE;
        return inTime;
    }

    /// How many requests it took so far to look PaymentIntents up or to list them.
    public synchronized int requests() {
        return requests;
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
        requests = 0;
        unavailable = false;
    }

    private void answerOrFail() {
        if (unavailable) {
            throw new ProviderUnavailable("Stripe is away", new IllegalStateException("connection refused"));
        }
    }
}
