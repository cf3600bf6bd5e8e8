package dev.usher.payment.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.outbox.PublishedMessages.Entry;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SliceTest
class PaymentTimelineTest extends HttpSlice {
    private static final Money PRICE = new Money(2100, "eur");

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    InMemoryRefundStore refunds;

    private final Event event = Samples.event(2);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();
    private final String intent = "pi_" + id.uuid();

    @BeforeEach
    void pay() {
        registrations.clear();
        payments.clear();
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
        payments.begin(Samples.payment(id, 1, PaymentState.CREATING, registration.total(), null, null, Samples.NOW));
        payments.opened(payments.find(id).orElseThrow(), intent);
        payments.settle(
                new PaymentNotice(
                        "evt_" + id.uuid(),
                        PaymentNotice.Kind.SUCCEEDED,
                        id,
                        1,
                        intent,
                        PRICE,
                        null,
                        Samples.NOW.plusSeconds(60)),
                registration,
                Samples.paymentSucceeded(event, registration, intent));
    }

    @Test
    void anOrderIsFollowedFromItsRegistrationToItsMessage() {
        String message = "PaymentSucceeded#" + id;
        var timeline = new PaymentTimeline(registrations, payments, refunds, ids -> {
            assertThat(ids).doesNotHaveDuplicates().contains(message, "PaymentRefunded#" + id + "#1");
            return List.of(
                    new Entry(message, "PaymentSucceeded", Samples.NOW.plusSeconds(61), Samples.NOW.plusSeconds(62)));
        });

        List<Step> steps = timeline.of(event.eventId(), id).orElseThrow().steps();

        assertThat(steps)
                .containsExactly(
                        Step.of(registration.createdAt(), "registered", PRICE, "confirmed"),
                        Step.of(Samples.NOW, "payment_started", PRICE, intent),
                        Step.of(Samples.NOW.plusSeconds(60), "paid", PRICE, "succeeded"),
                        Step.of(Samples.NOW.plusSeconds(61), "message_written", "PaymentSucceeded"),
                        Step.of(Samples.NOW.plusSeconds(62), "message_published", "PaymentSucceeded"));
        assertThat(steps.toString())
                .doesNotContain(
                        registration.attendee().name(),
                        registration.attendee().email(),
                        registration.userId().toString());
    }

    @Test
    void anOrderOfAnotherEventIsUnknown() {
        var timeline = new PaymentTimeline(registrations, payments, refunds, _ -> List.of());

        assertThat(timeline.of(new EventId(UUID.randomUUID()), id)).isEmpty();
        assertThat(timeline.of(event.eventId(), RegistrationId.random())).isEmpty();
    }

    @Test
    void onlyOrganizersMayLook() {
        String path = "/events/" + event.eventId().uuid() + "/orders/" + id.uuid() + "/timeline/payment";

        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path, as(registration.userId())).status())
                .as("not even the buyer")
                .isEqualTo(403);
        String another = "/events/" + UUID.randomUUID() + "/orders/" + id.uuid() + "/timeline/payment";
        assertThat(get(another, asOrganizer()).status()).isEqualTo(404);
        assertThat(get(another).status()).isEqualTo(401);
    }
}
