package dev.usher.payment.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.limit.CreateBudget;
import dev.usher.payment.limit.CreateBudgetConfig;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.paying.PaymentNotice.Kind;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.paying.PaymentStarter.IntentOutcome;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.limit.SharedLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every case of what a repeated call gets.
class PaymentStarterTest {
    private static final int CREATES_PER_SECOND = 5;
    private static final Money PRICE = new Money(2100, "eur");

    private final TestClock clock = new TestClock();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryPaymentStore payments =
            new InMemoryPaymentStore(events, registrations, new InMemoryRefundStore());
    private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
    private final CreateBudget budget =
            new CreateBudget(new CreateBudgetConfig(CREATES_PER_SECOND), SharedLimits.perInstance(clock));
    private final PaymentStarter starter =
            new PaymentStarter(registrations, payments, provider, new PurchaseDescriptions(events), budget, clock);

    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();

    PaymentStarterTest() {
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
    }

    @Test
    void theFirstCallOpensAPayment() {
        assertThat(ask()).isEqualTo(ready(1));

        assertThat(payment()).isEqualTo(payment(1, PaymentState.OPEN));
    }

    @Test
    void repeatingTheCallGivesTheSamePaymentIntent() {
        ask();

        assertThat(ask()).isEqualTo(ready(1));

        assertThat(provider.count()).isEqualTo(1);
    }

    @Test
    void theSecretStaysOutOfTexts() {
        assertThat(ask()).hasToString("Ready[" + intent(1) + "]");
    }

    @Test
    void aRegistrationThatDoesNotExistIsUnknown() {
        assertThat(starter.intentFor(Samples.ADA, RegistrationId.random(), 2100))
                .isEqualTo(new IntentOutcome.UnknownRegistration());
    }

    @Test
    void somebodyElsesRegistrationIsUnknown() {
        assertThat(starter.intentFor(Samples.BEN, id, 2100)).isEqualTo(new IntentOutcome.UnknownRegistration());

        assertThat(payments.find(id)).isEmpty();
    }

    @Test
    void anotherAmountIsNamedAndNeverReachesStripe() {
        assertThat(starter.intentFor(Samples.ADA, id, 2099)).isEqualTo(new IntentOutcome.AmountMismatch(PRICE));

        assertThat(provider.count()).isZero();
    }

    @Test
    void aFreeRegistrationNeedsNoPayment() {
        Event freeEvent = Samples.event(10, 0);
        Registration free = Samples.registration(freeEvent, 1, RegistrationStatus.CONFIRMED, Samples.NOW);
        events.put(freeEvent);
        registrations.confirmFree(free, Samples.paymentSucceeded(freeEvent, free, null), AccountCap.NONE);

        assertThat(starter.intentFor(Samples.ADA, free.registrationId(), 0))
                .isEqualTo(new IntentOutcome.NothingToPay());
    }

    @Test
    void aConfirmedRegistrationIsPaid() {
        ask();
        settle(PRICE);

        assertThat(ask()).isEqualTo(new IntentOutcome.AlreadyPaid());
    }

    @Test
    void aPaymentUnderReviewIsPaid() {
        ask();
        settle(new Money(2000, "eur"));

        assertThat(ask()).isEqualTo(new IntentOutcome.AlreadyPaid());
    }

    @Test
    void aPaymentThatStripeHasButHasNotToldOfIsPaid() {
        ask();
        provider.moveTo(intent(1), IntentStatus.SUCCEEDED);

        assertThat(ask()).isEqualTo(new IntentOutcome.AlreadyPaid());
    }

    @Test
    void aSlowPaymentIsUnderWay() {
        ask();
        provider.moveTo(intent(1), IntentStatus.PROCESSING);
        note(1, Kind.PROCESSING, null);

        assertThat(ask()).isEqualTo(new IntentOutcome.Processing());
    }

    @Test
    void aSlowPaymentIsUnderWayAlsoAfterTheHold() {
        ask();
        note(1, Kind.PROCESSING, null);
        clock.advance(Samples.HOLD);

        assertThat(ask()).isEqualTo(new IntentOutcome.Processing());
    }

    @Test
    void aSlowPaymentThatFailedBeforeItsNoticeCameCanBeTriedAgain() {
        ask();
        note(1, Kind.FAILED, "insufficient_funds");
        note(1, Kind.PROCESSING, null);

        assertThat(ask()).isEqualTo(ready(1));
    }

    @Test
    void aDeclinedPaymentCanBeTriedAgainWithTheSamePaymentIntent() {
        ask();
        note(1, Kind.FAILED, "insufficient_funds");

        assertThat(ask()).isEqualTo(ready(1));
    }

    @Test
    void aPaymentIntentThatWasCancelledAtStripeIsFollowedByAnother() {
        ask();
        provider.moveTo(intent(1), IntentStatus.CANCELED);

        assertThat(ask()).isEqualTo(ready(2));

        assertThat(payment()).isEqualTo(payment(2, PaymentState.OPEN));
    }

    @Test
    void aPaymentThatWasNotedAsCancelledIsFollowedByAnother() {
        ask();
        note(1, Kind.CANCELED, null);

        assertThat(ask()).isEqualTo(ready(2));
    }

    @Test
    void anotherCallCreatesItAtThisMoment() {
        payments.begin(Payment.first(id, PRICE, id.toString(), clock.instant()));
        clock.advance(Duration.ofSeconds(29));

        assertThat(ask()).isEqualTo(new IntentOutcome.CreationInProgress());
    }

    @Test
    void aCreationWhoseCallerIsGoneIsTakenOver() {
        payments.begin(Payment.first(id, PRICE, id.toString(), clock.instant()));
        clock.advance(Duration.ofSeconds(30));

        assertThat(ask()).isEqualTo(ready(1));
    }

    @Test
    void afterAFailureTheNextCallNeedNotWait() {
        provider.setUnavailable(true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderUnavailable.class);
        provider.setUnavailable(false);

        assertThat(ask()).isEqualTo(ready(1));
    }

    @Test
    void aLostAnswerDoesNotMakeASecondPaymentIntent() {
        provider.setLosesAnswers(true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderUnavailable.class);
        provider.setLosesAnswers(false);

        assertThat(ask()).isEqualTo(ready(1));

        assertThat(provider.count()).isEqualTo(1);
    }

    @Test
    void aFailureThatStripeRemembersIsGotPastByTheNextAttempt() {
        provider.setFailsCreations(true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderUnavailable.class);
        provider.setFailsCreations(false);

        assertThat(ask()).isEqualTo(ready(2));

        assertThat(payment()).isEqualTo(payment(2, PaymentState.OPEN));
    }

    @Test
    void aLostAnswerWhoseRepetitionFailsForGoodIsGotPast() {
        provider.setLosesAnswers(true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderUnavailable.class);
        provider.setLosesAnswers(false);
        provider.setFailsCreations(true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderUnavailable.class);
        provider.setFailsCreations(false);

        assertThat(ask()).isEqualTo(ready(2));
    }

    @Test
    void whoCreatesAfterTheHoldWasEndedGetsNoSecret() {
        Payment creating = Payment.first(id, PRICE, id.toString(), clock.instant());
        payments.begin(creating);
        clock.advance(Duration.ofSeconds(30));
        provider.beforeAnswering(() -> payments.canceled(payment()));

        assertThat(ask()).isEqualTo(new IntentOutcome.CreationInProgress());

        assertThat(provider.retrieve(intent(1)).status()).isEqualTo(IntentStatus.CANCELED);
    }

    @Test
    void afterTheHoldNothingIsOpened() {
        clock.advance(Samples.HOLD);

        assertThat(ask()).isEqualTo(new IntentOutcome.HoldEnded());

        assertThat(payments.find(id)).isEmpty();
    }

    @Test
    void afterTheHoldNothingIsHandedOut() {
        ask();
        clock.advance(Samples.HOLD);

        assertThat(ask()).isEqualTo(new IntentOutcome.HoldEnded());
    }

    @Test
    void afterTheHoldNoNewAttemptBegins() {
        ask();
        note(1, Kind.CANCELED, null);
        clock.advance(Samples.HOLD);

        assertThat(ask()).isEqualTo(new IntentOutcome.HoldEnded());
    }

    @Test
    void afterTheHoldNoCreationIsTakenOver() {
        payments.begin(Payment.first(id, PRICE, id.toString(), clock.instant()));
        clock.advance(Samples.HOLD);

        assertThat(ask()).isEqualTo(new IntentOutcome.HoldEnded());
    }

    @Test
    void aRegistrationThatExpiredIsOver() {
        registrations.expire(registration);

        assertThat(ask()).isEqualTo(new IntentOutcome.HoldEnded());
    }

    @Test
    void whatStripeDoesNotChargeIsNotPayable() {
        Event cheap = Samples.event(10, 1);
        Registration held = Samples.pending(cheap, 1);
        events.put(cheap);
        registrations.hold(held, AccountCap.NONE);

        assertThat(starter.intentFor(Samples.ADA, held.registrationId(), 1)).isEqualTo(new IntentOutcome.NotPayable());
    }

    @Test
    void moreThanTheBudgetIsTurnedAwayWithoutATrace() {
        for (int taken = 0; taken < CREATES_PER_SECOND; taken++) {
            budget.tryTake();
        }

        assertThat(ask()).isEqualTo(new IntentOutcome.Busy());

        assertThat(payments.find(id)).isEmpty();
        clock.advance(Duration.ofMillis(1000 / CREATES_PER_SECOND));
        assertThat(ask()).isEqualTo(ready(1));
    }

    private IntentOutcome ask() {
        return starter.intentFor(Samples.ADA, id, 2100);
    }

    private IntentOutcome ready(int attempt) {
        return new IntentOutcome.Ready(intent(attempt), intent(attempt) + "_secret_of_the_buyer");
    }

    private String intent(int attempt) {
        return InMemoryPaymentProvider.idOf(id, attempt);
    }

    private Payment payment() {
        return payments.find(id).orElseThrow();
    }

    private Payment payment(int attempt, PaymentState state) {
        return new Payment(
                id,
                attempt,
                state,
                PRICE,
                intent(attempt),
                null,
                Samples.NOW,
                "2 x General - Night of the Open Doors",
                null,
                MoneyBack.NONE);
    }

    private void settle(Money received) {
        payments.settle(
                new PaymentNotice("evt", Kind.SUCCEEDED, id, 1, intent(1), received, null, Samples.NOW),
                registration,
                Samples.paymentSucceeded(event, registration, intent(1)));
    }

    private void note(int attempt, Kind kind, @Nullable String failure) {
        payments.note(new PaymentNotice(
                "evt-" + kind, kind, id, attempt, intent(attempt), new Money(0, "eur"), failure, Samples.NOW));
    }
}
