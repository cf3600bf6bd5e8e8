package dev.usher.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.SliceContextBuilder;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.payment.InMemoryPaymentProvider;
import dev.usher.payment.payment.InMemoryPaymentStore;
import dev.usher.payment.payment.Payment;
import dev.usher.payment.payment.PaymentNotice;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import dev.usher.payment.payment.PaymentState;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.ProviderHistory.Undelivered;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.webhook.StripeEvents.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(contextBuilder = SliceContextBuilder.class)
class ReconcilerTest {
    private static final Money PRICE = new Money(2100, "eur");

    @Inject
    Reconciler reconciler;

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    InMemoryPaymentProvider provider;

    @Inject
    InMemoryProviderHistory stripe;

    @Inject
    InMemoryWatermarks watermarks;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private final Event event = Samples.event(2);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();
    private final Payment creating =
            new Payment(id, 1, PaymentState.CREATING, registration.total(), null, null, Samples.NOW);
    private final String intent = InMemoryPaymentProvider.idOf(id, 1);

    @BeforeEach
    void hold() {
        registrations.clear();
        payments.clear();
        provider.clear();
        stripe.clear();
        watermarks.clear();
        events.put(event);
        registrations.hold(registration);
        payments.begin(creating);
        provider.create(creating);
    }

    @AfterEach
    void backToNow() {
        clock.advance(Duration.between(clock.instant(), Samples.NOW));
    }

    @Test
    void aPaymentWhoseWebhookWasLostIsSettled() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(registrations.outbox()).hasSize(1);
    }

    @Test
    void aPaymentThatIsYoungIsLeftToItsWebhook() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        auditIsDone();
        clock.advance(Duration.ofMinutes(9));

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aCreationThatWasCutOffIsFoundAgainWithTheSameKey() {
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(provider.count()).isEqualTo(1);
    }

    @Test
    void aCancellationThatWasNotToldIsNoted() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.CANCELED, new Money(0, "eur")));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void manyPaymentsAreFoundByListingThem() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        List<RegistrationId> others = paidWithoutWebhook(299, Samples.NOW);
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stripe.requests()).isEqualTo(4);
    }

    @Test
    void whatTheListDoesNotShowIsAskedForSingly() {
        payments.opened(creating, intent);
        // Created long before: the creation was taken over since.
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE, Samples.NOW.minus(Duration.ofMinutes(5))));
        List<RegistrationId> others = paidWithoutWebhook(19, Samples.NOW);
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stripe.requests()).isEqualTo(2);
    }

    @Test
    void oneLookTakesAllPaymentsHoweverManyThereAre() {
        List<RegistrationId> others = paidWithoutWebhook(1100, Samples.NOW.minusSeconds(1));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
    }

    @Test
    void anUndeliveredEventIsAppliedOnceAndTheWatermarkMovesOn() {
        payments.opened(creating, intent);
        stripe.add(new Undelivered("evt_lost", new Delivery.Notice(success("evt_lost_" + id.uuid()))));
        auditIsDone();

        reconciler.reconcile();
        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(registrations.outbox()).hasSize(1);
        assertThat(watermarks.read(UndeliveredEvents.JOB)).contains(clock.instant());
    }

    @Test
    void anEventThatCannotBeAppliedKeepsTheWatermarkWhereItIs() {
        stripe.add(new Undelivered("evt_other", new Delivery.OtherApiVersion("2026-09-30.endive", "ours")));
        auditIsDone();

        reconciler.reconcile();

        assertThat(watermarks.read(UndeliveredEvents.JOB)).isEmpty();
    }

    @Test
    void theAuditRepairsWhatIsPaidThereAndNotHere() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        double before = found("paid_not_here");

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(found("paid_not_here")).isEqualTo(before + 1);
        reconciler.reconcile();
        assertThat(found("paid_not_here")).isEqualTo(before + 1);
    }

    @Test
    void theAuditFindsWhatIsPaidHereAndNotThereAndAmountsThatDiffer() {
        payments.opened(creating, intent);
        settle();
        double notThere = found("here_not_there");
        double differs = found("amount_differs");

        reconciler.reconcile();
        watermarks.clear();
        stripe.put(facts(IntentStatus.SUCCEEDED, new Money(2099, "eur")));
        reconciler.reconcile();

        assertThat(found("here_not_there")).isEqualTo(notThere + 1);
        assertThat(found("amount_differs")).isEqualTo(differs + 1);
    }

    @Test
    void whenStripeIsAwayEveryStepIsTriedAndNothingIsLost() {
        stripe.setUnavailable(true);
        double before = found("step_failed");
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(found("step_failed")).isEqualTo(before + 3);
        assertThat(watermarks.read(UndeliveredEvents.JOB)).isEmpty();
        assertThat(watermarks.read(Reconciler.AUDIT)).isEmpty();
    }

    private void settle() {
        payments.settle(
                success("evt_" + id.uuid()), registration, Samples.paymentSucceeded(event, registration, intent));
    }

    private PaymentNotice success(String eventId) {
        return new PaymentNotice(eventId, PaymentNotice.Kind.SUCCEEDED, id, 1, intent, PRICE, null, Samples.NOW);
    }

    private IntentFacts facts(IntentStatus status, Money received) {
        return facts(status, received, Samples.NOW);
    }

    private IntentFacts facts(IntentStatus status, Money received, Instant createdAt) {
        return new IntentFacts(intent, id, 1, status, received, null, createdAt);
    }

    /// Other buyers' payments whose webhooks were lost.
    private List<RegistrationId> paidWithoutWebhook(int count, Instant begun) {
        Event big = Samples.event(count);
        events.put(big);
        return IntStream.range(0, count)
                .mapToObj(_ -> paidWithoutWebhook(Samples.pending(big, 1), begun))
                .toList();
    }

    private RegistrationId paidWithoutWebhook(Registration other, Instant begun) {
        RegistrationId otherId = other.registrationId();
        String otherIntent = InMemoryPaymentProvider.idOf(otherId, 1);
        var payment = new Payment(otherId, 1, PaymentState.CREATING, other.total(), null, null, begun);
        registrations.hold(other);
        payments.begin(payment);
        payments.opened(payment, otherIntent);
        stripe.put(new IntentFacts(otherIntent, otherId, 1, IntentStatus.SUCCEEDED, other.total(), null, begun));
        return otherId;
    }

    private void auditIsDone() {
        watermarks.write(Reconciler.AUDIT, clock.instant());
    }

    private PaymentState state() {
        return stateOf(id);
    }

    private PaymentState stateOf(RegistrationId registrationId) {
        return payments.find(registrationId).orElseThrow().state();
    }

    private RegistrationStatus status() {
        return registrations.find(id).orElseThrow().status();
    }

    private double found(String what) {
        return meters.counter("usher.reconciliation.findings", "what", what).count();
    }
}
