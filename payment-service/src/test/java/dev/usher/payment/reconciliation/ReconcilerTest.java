package dev.usher.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.InMemorySetAsideEvents;
import dev.usher.payment.notices.SetAsideEvents.SetAside;
import dev.usher.payment.paying.InMemoryPaymentProvider;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.ProviderHistory.Undelivered;
import dev.usher.payment.reconciliation.ReconcileAnswer.Finding;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.SliceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
class ReconcilerTest {
    private static final Money PRICE = new Money(2100, "eur");

    @Inject
    Reconciler reconciler;

    @Inject
    ReconciliationDesk desk;

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
    InMemorySetAsideEvents setAside;

    @Inject
    EventsSetAside eventsSetAside;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private final Event event = Samples.event(2);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();
    private final Payment creating =
            Samples.payment(id, 1, PaymentState.CREATING, registration.total(), null, null, Samples.NOW);
    private final String intent = InMemoryPaymentProvider.idOf(id, 1);

    @BeforeEach
    void hold() {
        registrations.clear();
        payments.clear();
        provider.clear();
        stripe.clear();
        watermarks.clear();
        setAside.clear();
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
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
    void aCreationThatWasCutOffIsNotAskedForSinceNobodyCanPayForIt() {
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));
        int before = provider.calls();

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.CREATING);
        assertThat(provider.calls()).isEqualTo(before);
    }

    @Test
    void aPaymentIntentOfARegistrationThatEndedIsCancelled() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.WAITS_FOR_BUYER, new Money(0, "eur")));
        registrations.expire(registration);
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
        assertThat(state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void aPaymentIntentWhoseAnswerWasLostForGoodIsCancelled() {
        payments.canceled(creating);
        payments.begin(Samples.payment(id, 2, PaymentState.CREATING, registration.total(), null, null, Samples.NOW));
        stripe.put(facts(IntentStatus.WAITS_FOR_BUYER, new Money(0, "eur")));
        auditIsDone();
        clock.advance(Duration.ofMinutes(9));
        reconciler.reconcile();
        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.WAITS_FOR_BUYER);
        clock.advance(Duration.ofMinutes(2));

        reconciler.reconcile();

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
    }

    @Test
    void aPaymentIntentThatIsCancelledIsGivenToNobodyAfterwards() {
        stripe.put(facts(IntentStatus.WAITS_FOR_BUYER, new Money(0, "eur")));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
        assertThat(payments.opened(creating, intent))
                .as("an instance that took the creation over notes it now")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePaymentThatCannotBeLookedAtStopsNoOther(boolean isPoisoned) {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        if (isPoisoned) {
            stripe.poison(intent);
        } else {
            stripe.failFor(intent);
        }
        List<RegistrationId> others = paidWithoutWebhook(3, Samples.NOW.plusSeconds(1));
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));
        double before = found("item_failed");

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
        assertThat(state()).isEqualTo(PaymentState.OPEN);
        assertThat(found("item_failed")).isEqualTo(before + 1);
        stripe.heal();
        clock.advance(Duration.ofMinutes(5));
        reconciler.reconcile();
        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void theAuditLooksAtAllOthersIfOneCannotBeRead() {
        payments.opened(creating, intent);
        settle();
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        stripe.poison(intent);
        List<RegistrationId> others = paidWithoutWebhook(3, Samples.NOW);
        double unreadable = found("unreadable");

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
        assertThat(found("unreadable")).isGreaterThan(unreadable);
        assertThat(watermarks.read(Reconciler.AUDIT)).contains(clock.instant());
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
        // And as many to find forgotten PaymentIntents of that period.
        assertThat(stripe.requests()).isEqualTo(4 + 4);
    }

    @Test
    void whatTheListDoesNotShowIsAskedForSingly() {
        payments.opened(creating, intent);
        // It was created long before: the creation was taken over since.
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE, Samples.NOW.minus(Duration.ofMinutes(5))));
        List<RegistrationId> others = paidWithoutWebhook(19, Samples.NOW);
        auditIsDone();
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(others).allSatisfy(other -> assertThat(stateOf(other)).isEqualTo(PaymentState.SUCCEEDED));
        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stripe.requests()).isEqualTo(2 + 1);
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
    void anEventThatCannotBeAppliedIsSetAsideAndStopsNoOther() {
        payments.opened(creating, intent);
        stripe.add(new Undelivered("evt_bad", new Delivery.Unreadable("evt_bad", "no amount")));
        stripe.add(new Undelivered("evt_old", new Delivery.OtherApiVersion("null", "ours")));
        stripe.add(new Undelivered("evt_good", new Delivery.Notice(success("evt_good_" + id.uuid()))));
        auditIsDone();

        reconciler.reconcile();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(watermarks.read(UndeliveredEvents.JOB)).contains(clock.instant());
        assertThat(setAside.waiting(10))
                .extracting(SetAside::stripeEventId, SetAside::cause)
                .containsExactlyInAnyOrder(tuple("evt_bad", "no amount"), tuple("evt_old", "API version null"));
    }

    @Test
    void anEventThatWasSetAsideIsFetchedAgainByItsIdUntilItIsApplied() {
        payments.opened(creating, intent);
        setAside.put("evt_1", "no amount", clock.instant(), clock.instant());
        stripe.add(new Undelivered("evt_1", new Delivery.Unreadable("evt_1", "still no amount")));
        watermarks.write(UndeliveredEvents.JOB, clock.instant());
        auditIsDone();
        eventsSetAside.replay();
        assertThat(setAside.waiting(10)).extracting(SetAside::cause).containsExactly("still no amount");
        stripe.add(new Undelivered("evt_1", new Delivery.Notice(success("evt_1_" + id.uuid()))));

        eventsSetAside.replay();
        assertThat(state()).isEqualTo(PaymentState.OPEN);
        clock.advance(Duration.ofMinutes(2));
        eventsSetAside.replay();

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(setAside.waiting(10)).isEmpty();
    }

    @Test
    void anEventThatStripeForgotIsLostAndNotAskedForAgain() {
        setAside.put("evt_gone", "no amount", clock.instant(), clock.instant());
        double before = found("event_lost");

        eventsSetAside.replay();
        eventsSetAside.replay();

        assertThat(found("event_lost")).isEqualTo(before + 1);
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
        payments.opened(creating, intent);
        stripe.setUnavailable(true);
        double before = found("step_failed");
        clock.advance(Duration.ofMinutes(11));

        reconciler.reconcile();

        assertThat(found("step_failed")).isEqualTo(before + 3);
        assertThat(lookAge("undelivered-events")).isGreaterThanOrEqualTo(11 * 60);
        assertThat(lookAge("events-set-aside")).isZero();
        assertThat(watermarks.read(UndeliveredEvents.JOB)).isEmpty();
        assertThat(watermarks.read(Reconciler.AUDIT)).isEmpty();
    }

    @Test
    void onRequestADifferenceIsOnlyShownOrSettled() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));
        String period = Samples.NOW.minusSeconds(60) + "/" + Samples.NOW.plusSeconds(60);
        double before = found("paid_not_here");

        assertThat(answer(period, true)).isEqualTo(one(What.PAID_NOT_HERE, intent, false));
        assertThat(answer(id.toString(), true)).isEqualTo(one(What.PAID_NOT_HERE, intent, false));
        assertThat(state()).isEqualTo(PaymentState.OPEN);
        assertThat(found("paid_not_here")).as("somebody who looks is not paged").isEqualTo(before);

        assertThat(answer(period, false)).isEqualTo(one(What.PAID_NOT_HERE, intent, true));
        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(found("paid_not_here")).isEqualTo(before + 1);

        assertThat(answer(period, false)).isEqualTo(new ReconcileAnswer(1, List.of(), 0, ""));
        assertThat(registrations.outbox()).hasSize(1);
    }

    @Test
    void onRequestOnePaymentIsSettled() {
        payments.opened(creating, intent);
        stripe.put(facts(IntentStatus.SUCCEEDED, PRICE));

        assertThat(answer(id.toString(), false)).isEqualTo(one(What.PAID_NOT_HERE, intent, true));

        assertThat(state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void whatNeedsAPersonIsNotSettledOnRequest() {
        payments.opened(creating, intent);
        settle();
        String period = Samples.NOW.minusSeconds(60) + "/" + Samples.NOW.plusSeconds(60);

        assertThat(answer(period, false)).isEqualTo(one(What.HERE_NOT_THERE, intent, false));
        stripe.put(facts(IntentStatus.SUCCEEDED, new Money(2099, "eur")));
        assertThat(answer(id.toString(), false).findings())
                .extracting(Finding::what, Finding::isSettled)
                .containsExactly(tuple(What.AMOUNT_DIFFERS, false));
    }

    @Test
    void aPeriodHasAnEnd() {
        payments.opened(creating, intent);
        settle();

        assertThat(answer(Samples.NOW.minusSeconds(60) + "/" + Samples.NOW.minusSeconds(30), false))
                .isEqualTo(new ReconcileAnswer(0, List.of(), 0, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "REG#0f8fad5b-d9cb-469f-a165-70867728950e",
                "now/then",
                "2026-11-22T12:00:00Z/2026-11-22T12:00:00Z",
                "2026-10-01T12:00:00Z/2026-11-22T12:00:00Z"
            })
    void whatCannotBeComparedIsAnsweredInWords(String what) {
        assertThat(answer(what, false).problem()).endsWith(".");
    }

    @Test
    void stripeBeingAwayIsAnsweredToo() {
        payments.opened(creating, intent);
        stripe.setUnavailable(true);

        assertThat(answer(Samples.NOW.minusSeconds(60) + "/" + Samples.NOW, false)
                        .problem())
                .contains("Stripe is away", "Ask again");
        assertThat(answer(id.toString(), false).findings())
                .extracting(Finding::what)
                .containsExactly(What.ITEM_FAILED);
    }

    private ReconcileAnswer answer(String what, boolean dryRun) {
        return desk.answer(new ReconcileRequest("1", what, dryRun));
    }

    private ReconcileAnswer one(What what, String detail, boolean isSettled) {
        return new ReconcileAnswer(1, List.of(new Finding(what, id.toString(), detail, isSettled)), 0, "");
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
        var payment = Samples.payment(otherId, 1, PaymentState.CREATING, other.total(), null, null, begun);
        registrations.hold(other, AccountCap.NONE);
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

    private double lookAge(String step) {
        return meters.get("usher.look.age.seconds").tag("look", step).gauge().value();
    }

    private double found(String what) {
        return meters.counter("usher.reconciliation.findings", "what", what).count();
    }
}
