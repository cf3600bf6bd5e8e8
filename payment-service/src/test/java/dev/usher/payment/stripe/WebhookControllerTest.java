package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.notices.InMemorySetAsideEvents;
import dev.usher.payment.notices.SetAsideEvents;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SliceTest
class WebhookControllerTest extends HttpSlice {
    private static final String PATH = "/payments/webhook";
    private static final Answer OK = new Answer(200, "", "", "");
    private static final Answer INVALID_SIGNATURE = Answer.problem(
            400,
            "invalid-signature",
            "Invalid signature",
            "Stripe-Signature is missing, old, or not over these bytes. Nothing was stored.");

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    InMemorySetAsideEvents setAside;

    @Inject
    MeterRegistry meters;

    private final Event event = Samples.event(2);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();
    private final String intent = "pi_" + id.uuid();
    private final String success = StripeEventJson.succeeded("evt_" + id.uuid(), id, intent, 2100);

    @BeforeEach
    void openAPayment() {
        registrations.clear();
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
        payments.begin(Samples.payment(id, 1, PaymentState.CREATING, registration.total(), null, null, Samples.NOW));
        payments.opened(payments.find(id).orElseThrow(), intent);
    }

    @Test
    void anEventThatCannotBeReadIsSetAsideBeforeItIsAcknowledged() {
        String body = StripeEventJson.succeeded("evt_odd_" + id.uuid(), id, intent, 2100)
                .replace("\"currency\": \"eur\"", "\"currency\": null");

        assertThat(deliver(body).status()).isEqualTo(200);

        assertThat(setAside.waiting(100))
                .extracting(SetAsideEvents.SetAside::stripeEventId)
                .contains("evt_odd_" + id.uuid());
    }

    @Test
    void aSuccessConfirmsAndPublishesWhatTheOtherServicesNeed() {
        double before = webhooks("settled");

        assertThat(deliver(success)).isEqualTo(OK);

        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(registrations.outbox())
                .containsExactly(new Envelope(
                        "PaymentSucceeded#" + id,
                        Samples.NOW,
                        new PaymentSucceeded(
                                id,
                                intent,
                                Samples.ADA,
                                Samples.ATTENDEE,
                                event.facts().language(),
                                List.of(new TicketLine("general", "General", 2, event.price())),
                                registration.total(),
                                Instant.ofEpochSecond(1795348800),
                                event.facts())));
        assertThat(webhooks("settled")).isEqualTo(before + 1);
    }

    @Test
    void deliveringAgainIsFineAndChangesNothing() {
        double before = webhooks("settled_before");
        deliver(success);

        assertThat(deliver(success)).isEqualTo(OK);

        assertThat(registrations.outbox()).hasSize(1);
        assertThat(webhooks("settled_before")).isEqualTo(before + 1);
    }

    @Test
    void aDeclineIsNotedWithItsReason() {
        assertThat(deliver(StripeEventJson.declined("evt_" + id.uuid(), id, intent)))
                .isEqualTo(OK);

        assertThat(payments.find(id).orElseThrow().failureCode()).isEqualTo("insufficient_funds");
        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void lateMoneyWithoutSeatsIsCountedForOperations() {
        double before = webhooks("late_paid");
        registrations.expire(registration);
        registrations.hold(Samples.pending(event, 1), AccountCap.NONE);

        assertThat(deliver(success)).isEqualTo(OK);

        assertThat(status()).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(registrations.outbox()).isEmpty();
        assertThat(webhooks("late_paid")).isEqualTo(before + 1);
    }

    @Test
    void lateMoneyWithSeatsIsSettled() {
        double before = webhooks("settled_late");
        registrations.expire(registration);

        assertThat(deliver(success)).isEqualTo(OK);

        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(webhooks("settled_late")).isEqualTo(before + 1);
    }

    @Test
    void anotherAmountIsCountedForOperations() {
        double before = webhooks("review");

        assertThat(deliver(StripeEventJson.succeeded("evt_" + id.uuid(), id, intent, 2099)))
                .isEqualTo(OK);

        assertThat(payments.find(id).orElseThrow().state()).isEqualTo(PaymentState.REVIEW);
        assertThat(registrations.outbox()).isEmpty();
        assertThat(webhooks("review")).isEqualTo(before + 1);
    }

    @Test
    void aRegistrationThatIsNotOursIsForeign() {
        double before = webhooks("foreign");

        assertThat(deliver(StripeEventJson.succeeded("evt_x", RegistrationId.random(), "pi_x", 2100)))
                .isEqualTo(OK);

        assertThat(webhooks("foreign")).isEqualTo(before + 1);
    }

    @Test
    void theOtherModeAndOtherTypesAreAcknowledgedAndCounted() {
        double otherMode = webhooks("other_mode");
        double notSubscribed = webhooks("not_subscribed");

        assertThat(deliver(success.replace("\"livemode\": false", "\"livemode\": true")))
                .isEqualTo(OK);
        assertThat(deliver(success.replace("payment_intent.succeeded", "charge.succeeded")))
                .isEqualTo(OK);

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(webhooks("other_mode")).isEqualTo(otherMode + 1);
        assertThat(webhooks("not_subscribed")).isEqualTo(notSubscribed + 1);
    }

    @Test
    void anotherApiVersionIsNotAcknowledgedSoThatNothingIsLost() {
        double before = webhooks("other_api_version");

        assertThat(deliver(success.replace("2026-07-29.dahlia", "2026-09-30.endive")))
                .isEqualTo(Answer.problem(
                        500,
                        "stripe-api-version",
                        "Other Stripe API version",
                        "The webhook endpoint must be pinned to 2026-07-29.dahlia."));

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(webhooks("other_api_version")).isEqualTo(before + 1);
    }

    @Test
    void aStoreThatFailsIsNotAcknowledged() {
        events.clear();

        assertThat(deliver(success))
                .isEqualTo(Answer.problem(
                        500,
                        "internal-error",
                        "Internal error",
                        "Something went wrong on our side. Trying again may help."));
    }

    @Test
    void whatStripeDidNotSignIsRefusedAndStoresNothing() {
        double before = webhooks("invalid_signature");

        assertThat(post(PATH, success)).isEqualTo(INVALID_SIGNATURE);
        assertThat(post(PATH, success, "Stripe-Signature", "t=1,v1=00")).isEqualTo(INVALID_SIGNATURE);
        assertThat(post(PATH, success + " ", "Stripe-Signature", signature(success)))
                .isEqualTo(INVALID_SIGNATURE);
        assertThat(post(PATH, "garbage", "Stripe-Signature", signature(success)))
                .isEqualTo(INVALID_SIGNATURE);

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(webhooks("invalid_signature")).isEqualTo(before + 4);
    }

    @Test
    void signedGarbageIsRefused() {
        assertThat(deliver("garbage"))
                .isEqualTo(Answer.problem(
                        400,
                        "malformed-request",
                        "Malformed request",
                        "The body is signed, but it is not an event of Stripe's v1 API."));
    }

    @Test
    void theContentTypeDoesNotMatter() {
        assertThat(post(
                        PATH,
                        success,
                        "Stripe-Signature",
                        signature(success),
                        "Content-Type",
                        "application/octet-stream"))
                .isEqualTo(OK);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertThat(post(PATH, "x".repeat(1_100_000), "Stripe-Signature", "t=1,v1=00"))
                .isEqualTo(Answer.problem(413, "too-large", "Request too large", "Send at most 1 MB."));
    }

    private Answer deliver(String body) {
        return post(PATH, body, "Stripe-Signature", signature(body));
    }

    private static String signature(String body) {
        return StripeEventJson.signature(body, Samples.NOW, "whsec_old");
    }

    private RegistrationStatus status() {
        return registrations.find(id).orElseThrow().status();
    }

    private double webhooks(String outcome) {
        return meters.counter("usher.webhooks", "outcome", outcome).count();
    }
}
