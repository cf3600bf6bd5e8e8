package dev.usher.payment.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.ApiResource;
import com.stripe.net.FormEncoder;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.reconciliation.ProviderHistory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Stripe's records through its own client, page by page and within the budget for background calls.
@Singleton
final class StripeProviderHistory implements ProviderHistory {
    private static final long PAGE = 100;
    private static final int NOT_FOUND = 404;

    private final StripeClient stripe;
    private final StripeEvents events;
    private final BackgroundBudget budget;
    private final String environment;

    StripeProviderHistory(
            StripeClient stripe,
            StripeEvents events,
            BackgroundBudget budget,
            @Property(name = "usher.env") String environment) {
        this.stripe = stripe;
        this.events = events;
        this.budget = budget;
        this.environment = environment;
    }

    @Override
    public List<Undelivered> undelivered(Instant since) {
        var wanted = EventListParams.builder()
                .addAllType(StripeEvents.TYPES.stream().sorted().toList())
                .setDeliverySuccess(false)
                .setCreated(EventListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(PAGE);
        return pages(
                        "list undelivered events",
                        "/v1/events",
                        wanted::setStartingAfter,
                        wanted::build,
                        Integer.MAX_VALUE)
                .reversed()
                .stream()
                .map(this::undelivered)
                .toList();
    }

    @Override
    public Optional<Delivery> event(String stripeEventId) {
        return get("retrieve " + stripeEventId, "/v1/events/" + ApiResource.urlEncode(stripeEventId))
                .map(event -> undelivered(event).delivery());
    }

    private Undelivered undelivered(JsonObject json) {
        String id = id(json);
        try {
            return new Undelivered(id, events.understood(ApiResource.GSON.fromJson(json, Event.class)));
        } catch (RuntimeException e) {
            return new Undelivered(id, new Delivery.Unreadable(id, e.toString()));
        }
    }

    @Override
    public Optional<IntentFacts> intent(String paymentIntentId) {
        return get("retrieve " + paymentIntentId, "/v1/payment_intents/" + ApiResource.urlEncode(paymentIntentId))
                .flatMap(this::facts);
    }

    @Override
    public Intents intents(Instant from, Instant until, int mostRequests) {
        var wanted = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLte(until.getEpochSecond())
                        .build())
                .setLimit(PAGE);
        var facts = new ArrayList<IntentFacts>();
        var unreadable = new HashMap<String, String>();
        for (JsonObject intent : pages(
                "list PaymentIntents", "/v1/payment_intents", wanted::setStartingAfter, wanted::build, mostRequests)) {
            try {
                facts(intent).ifPresent(facts::add);
            } catch (RuntimeException e) {
                unreadable.put(id(intent), e.toString());
            }
        }
        return new Intents(facts, unreadable);
    }

    /// Reads all pages as raw objects: the client's own lists fail as a whole if one object cannot be read.
    private List<JsonObject> pages(
            String act, String path, Consumer<String> startAfter, Supplier<ApiRequestParams> wanted, int mostRequests) {
        var all = new ArrayList<JsonObject>();
        boolean hasMore = true;
        for (int request = 1; hasMore && request <= mostRequests; request++) {
            JsonObject page = get(
                            act,
                            path + "?"
                                    + FormEncoder.createQueryString(wanted.get().toMap()))
                    .orElseThrow();
            JsonArray objects = page.getAsJsonArray("data");
            objects.forEach(object -> all.add(object.getAsJsonObject()));
            hasMore = !objects.isEmpty() && page.get("has_more").getAsBoolean();
            if (hasMore) {
                startAfter.accept(id(all.getLast()));
            }
        }
        return all;
    }

    /// The response to a GET; empty if there is no such object.
    private Optional<JsonObject> get(String act, String path) {
        budget.take();
        try {
            return Optional.of(ApiResource.GSON.fromJson(
                    stripe.rawRequest(ApiResource.RequestMethod.GET, path, null).body(), JsonObject.class));
        } catch (InvalidRequestException e) {
            if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw StripeFailures.unavailable(act, e);
        } catch (StripeException e) {
            throw StripeFailures.unavailable(act, e);
        }
    }

    private static String id(JsonObject object) {
        return object.get("id").getAsString();
    }

    private Optional<IntentFacts> facts(JsonObject intent) {
        return facts(ApiResource.GSON.fromJson(intent, PaymentIntent.class));
    }

    /// Empty if another system, or another of our environments, created it.
    private Optional<IntentFacts> facts(PaymentIntent intent) {
        return StripeWords.purpose(intent)
                .filter(purpose -> environment.equals(purpose.environment()))
                .map(purpose -> new IntentFacts(
                        intent.getId(),
                        purpose.registrationId(),
                        purpose.attempt(),
                        StripeWords.status(intent),
                        StripeWords.received(intent),
                        StripeWords.failureCode(intent),
                        Instant.ofEpochSecond(intent.getCreated())));
    }
}
