package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.testing.Fake;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PaymentIntents without Stripe.
@Fake
public final class InMemoryPaymentProvider implements PaymentProvider {
    private static final long SMALLEST_AMOUNT = 50;

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private boolean unavailable;
    private boolean losesAnswers;
    private boolean failsCreations;
    private final Set<String> remembered = new HashSet<>();
    private Runnable beforeAnswering = () -> {};
    private int calls;

    @Override
    public synchronized CreateOutcome create(Payment creating) {
        answerOrFail();
        if (creating.amount().amountMinor() < SMALLEST_AMOUNT) {
            return new CreateOutcome.NotPayable();
        }
        String id = idOf(creating.registrationId(), creating.attempt());
        Intent intent = intents.computeIfAbsent(
                id, _ -> new Intent(id, id + "_secret_of_the_buyer", IntentStatus.WAITS_FOR_BUYER));
        if (failsCreations) {
            remembered.add(id);
        }
        if (remembered.contains(id)) {
            throw new ProviderUnavailable("status 500", new IllegalStateException("api_error"), true);
        }
        if (losesAnswers) {
            throw new ProviderUnavailable("the answer was lost", new IllegalStateException("time-out"));
        }
        beforeAnswering.run();
        return new CreateOutcome.Created(intent);
    }

    @Override
    public synchronized Intent retrieve(String paymentIntentId) {
        answerOrFail();
        @Nullable Intent intent = intents.get(paymentIntentId);
        if (intent == null) {
            throw new ProviderUnavailable("no such intent", new IllegalStateException("resource_missing"));
        }
        return intent;
    }

    @Override
    public synchronized boolean cancel(String paymentIntentId) {
        if (retrieve(paymentIntentId).status() == IntentStatus.WAITS_FOR_BUYER) {
            moveTo(paymentIntentId, IntentStatus.CANCELED);
        }
        return retrieve(paymentIntentId).status() == IntentStatus.CANCELED;
    }

    /// Changes a PaymentIntent at Stripe.
    public synchronized void moveTo(String paymentIntentId, IntentStatus status) {
        intents.computeIfPresent(paymentIntentId, (id, old) -> new Intent(id, old.clientSecret(), status));
    }

    /// Sets whether there is no answer from now on.
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /// Sets whether PaymentIntents are created but the answers are lost from now on.
    public synchronized void setLosesAnswers(boolean losesAnswers) {
        this.losesAnswers = losesAnswers;
    }

    /// Sets whether PaymentIntents are created but answered with a failure from now on. The same key gets the
    /// same answer again.
    public synchronized void setFailsCreations(boolean failsCreations) {
        this.failsCreations = failsCreations;
    }

    /// Sets what happens after each creation, before its answer arrives.
    public synchronized void beforeAnswering(Runnable what) {
        beforeAnswering = what;
    }

    /// How often Stripe was asked, whether it answered or not.
    public synchronized int calls() {
        return calls;
    }

    /// How many PaymentIntents there are.
    public synchronized int count() {
        return intents.size();
    }

    /// Forgets everything.
    public synchronized void clear() {
        intents.clear();
        unavailable = false;
        losesAnswers = false;
        failsCreations = false;
        remembered.clear();
        beforeAnswering = () -> {};
    }

    /// The id that the PaymentIntent of an attempt gets.
    public static String idOf(RegistrationId registrationId, int attempt) {
        return "pi_" + registrationId.uuid() + "_" + attempt;
    }

    private void answerOrFail() {
        calls++;
        if (unavailable) {
            throw new ProviderUnavailable("Stripe is away", new IllegalStateException("connection refused"));
        }
    }
}
