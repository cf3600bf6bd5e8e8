package dev.usher.payment.reconciliation;

import dev.usher.payment.notices.Delivery;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Stripe's records without Stripe.
@Fake
public final class InMemoryProviderHistory implements ProviderHistory {
    private static final int PAGE = 100;

    private final List<Undelivered> undelivered = new ArrayList<>();
    private final Map<String, IntentFacts> intents = new LinkedHashMap<>();
    private final Set<String> poisoned = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private boolean unavailable;
    private int requests;

    @Override
    public synchronized List<Undelivered> undelivered(Instant since) {
        answerOrFail();
        return List.copyOf(undelivered);
    }

    @Override
    public synchronized Optional<Delivery> event(String stripeEventId) {
        answerOrFail();
        return undelivered.stream()
                .filter(event -> event.stripeEventId().equals(stripeEventId))
                .map(Undelivered::delivery)
                .reduce((_, last) -> last);
    }

    @Override
    public synchronized Optional<IntentFacts> intent(String paymentIntentId) {
        answerOrFail();
        requests++;
        if (poisoned.contains(paymentIntentId)) {
            throw new IllegalStateException(paymentIntentId + " cannot be read");
        }
        if (unanswered.contains(paymentIntentId)) {
            throw new ProviderUnavailable("status 500", new IllegalStateException("api_error"), true);
        }
        return Optional.ofNullable(intents.get(paymentIntentId));
    }

    @Override
    public synchronized Intents intents(Instant from, Instant until, int mostRequests) {
        answerOrFail();
        List<IntentFacts> inTime = intents.values().stream()
                .filter(intent -> !intent.createdAt().isBefore(from)
                        && !intent.createdAt().isAfter(until))
                .sorted(Comparator.comparing(IntentFacts::createdAt).reversed())
                .limit((long) mostRequests * PAGE)
                .toList();
        requests += 1 + inTime.size() / PAGE;
        return new Intents(
                inTime.stream()
                        .filter(intent -> !poisoned.contains(intent.paymentIntentId()))
                        .toList(),
                inTime.stream()
                        .map(IntentFacts::paymentIntentId)
                        .filter(poisoned::contains)
                        .collect(Collectors.toMap(Function.identity(), _ -> "cannot be read")));
    }

    /// How many requests were made so far to retrieve or list PaymentIntents.
    public synchronized int requests() {
        return requests;
    }

    /// Adds an event that no endpoint has acknowledged.
    public synchronized void add(Undelivered event) {
        undelivered.add(event);
    }

    /// Adds or replaces a PaymentIntent.
    public synchronized void put(IntentFacts facts) {
        intents.put(facts.paymentIntentId(), facts);
    }

    /// From now on, this PaymentIntent cannot be read.
    public synchronized void poison(String paymentIntentId) {
        poisoned.add(paymentIntentId);
    }

    /// From now on, Stripe answers with a failure if it is asked for this PaymentIntent.
    public synchronized void failFor(String paymentIntentId) {
        unanswered.add(paymentIntentId);
    }

    /// From now on, everything can be read again.
    public synchronized void heal() {
        poisoned.clear();
        unanswered.clear();
    }

    /// Sets whether there is no answer from now on.
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /// Forgets everything.
    public synchronized void clear() {
        undelivered.clear();
        poisoned.clear();
        unanswered.clear();
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
