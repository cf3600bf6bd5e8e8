package dev.usher.payment.reconciliation;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.payment.BackgroundBudget;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import dev.usher.payment.payment.StripeFailures;
import dev.usher.payment.webhook.StripeEvents;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe's memory through its own client, page by page within the budget of background work.
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
        List<Event> all = pages("list undelivered events", Integer.MAX_VALUE, after -> {
            if (after != null) {
                wanted.setStartingAfter(after);
            }
            return stripe.v1().events().list(wanted.build());
        });
        return all.reversed().stream()
                .map(event -> new Undelivered(event.getId(), events.understood(event)))
                .toList();
    }

    @Override
    public Optional<IntentFacts> intent(String paymentIntentId) {
        budget.take();
        try {
            return facts(stripe.v1().paymentIntents().retrieve(paymentIntentId));
        } catch (InvalidRequestException e) {
            if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw StripeFailures.unavailable("retrieve " + paymentIntentId, e);
        } catch (StripeException e) {
            throw StripeFailures.unavailable("retrieve " + paymentIntentId, e);
        }
    }

    @Override
    public List<IntentFacts> intents(Instant from, Instant until, int mostRequests) {
        var wanted = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLte(until.getEpochSecond())
                        .build())
                .setLimit(PAGE);
        List<PaymentIntent> all = pages("list PaymentIntents", mostRequests, after -> {
            if (after != null) {
                wanted.setStartingAfter(after);
            }
            return stripe.v1().paymentIntents().list(wanted.build());
        });
        return all.stream().map(this::facts).flatMap(Optional::stream).toList();
    }

    private <T extends HasId> List<T> pages(String act, int mostRequests, StripePages<T> reader) {
        var all = new ArrayList<T>();
        @Nullable String last = null;
        try {
            for (int request = 1; request <= mostRequests; request++) {
                budget.take();
                StripeCollection<T> page = reader.after(last);
                if (page.getData().isEmpty()) {
                    break;
                }
                all.addAll(page.getData());
                last = all.getLast().getId();
                if (!Boolean.TRUE.equals(page.getHasMore())) {
                    break;
                }
            }
        } catch (StripeException e) {
            throw StripeFailures.unavailable(act, e);
        }
        return all;
    }

    /// Empty if another system, or another environment of ours, created it.
    private Optional<IntentFacts> facts(PaymentIntent intent) {
        Map<String, String> metadata = intent.getMetadata() == null ? Map.of() : intent.getMetadata();
        String registration = metadata.get("registrationId");
        String attempt = metadata.get("attempt");
        if (registration == null || attempt == null || !environment.equals(metadata.get("env"))) {
            return Optional.empty();
        }
        try {
            long received = intent.getAmountReceived() == null ? 0 : intent.getAmountReceived();
            return Optional.of(new IntentFacts(
                    intent.getId(),
                    RegistrationId.parse(registration),
                    Integer.parseInt(attempt),
                    status(intent.getStatus()),
                    new Money(received, intent.getCurrency()),
                    failureCode(intent),
                    Instant.ofEpochSecond(intent.getCreated())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String failureCode(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        if (error == null) {
            return null;
        }
        return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }

    private static IntentStatus status(String status) {
        return switch (status) {
            case "processing", "requires_capture" -> IntentStatus.PROCESSING;
            case "succeeded" -> IntentStatus.SUCCEEDED;
            case "canceled" -> IntentStatus.CANCELED;
            default -> IntentStatus.WAITS_FOR_BUYER;
        };
    }

    /// Reads the page after an object; the first if there is none.
    @FunctionalInterface
    private interface StripePages<T extends HasId> {
        StripeCollection<T> after(@Nullable String last) throws StripeException;
    }
}
