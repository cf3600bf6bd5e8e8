package dev.usher.payment.paying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.PaymentNotice.Kind;
import dev.usher.payment.paying.Settlements.NoteOutcome;
import dev.usher.payment.paying.Settlements.SettleOutcome;
import dev.usher.payment.paying.Settlements.SettleOutcome.Mismatch;
import dev.usher.payment.paying.Settlements.SettleOutcome.NoSeatLeft;
import dev.usher.payment.paying.Settlements.SettleOutcome.PaidTwice;
import dev.usher.payment.paying.Settlements.SettleOutcome.Settled;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledBefore;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledLate;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every implementation must do, the fake as well as DynamoDB. Every case is here in which a webhook's
/// transaction can be cancelled.
abstract class PaymentStoreContract {
    private static final Money PRICE = new Money(2100, "eur");

    private String firstIntent = "pi_first";
    private String nextIntent = "pi_next";
    private Event event;
    private Registration registration;
    private Envelope message;
    private Payment creating;

    /// The store under test, and the others of the same database.
    abstract PaymentStore payments();

    abstract Settlements settlements();

    abstract RegistrationStore registrations();

    abstract EventStore events();

    abstract RefundStore refunds();

    /// The ids of the messages in the outbox.
    abstract List<String> outbox();

    PaymentStoreContract() {
        event = Samples.event(2);
        registration = Samples.pending(event, 2);
        message = Samples.paymentSucceeded(event, registration, firstIntent);
        creating = Payment.first(
                registration.registrationId(),
                PRICE,
                registration.registrationId().toString(),
                Samples.NOW);
    }

    @BeforeEach
    void holdTheOnlySeats() {
        firstIntent = "pi_first_" + UUID.randomUUID();
        nextIntent = "pi_next_" + UUID.randomUUID();
        event = Samples.event(2);
        registration = Samples.pending(event, 2);
        message = Samples.paymentSucceeded(event, registration, firstIntent);
        creating = Payment.first(
                registration.registrationId(),
                PRICE,
                registration.registrationId().toString(),
                Samples.NOW);
        events().put(event);
        registrations().hold(registration, AccountCap.NONE);
    }

    // Beginning

    @Test
    void aPaymentThatWasBegunIsFound() {
        assertThat(payments().begin(creating)).isTrue();

        assertThat(payments().find(registration.registrationId())).contains(creating);
    }

    @Test
    void ofManyWhoBeginAtTheSameTimeOneDoes() {
        List<Boolean> answers = Concurrently.ask(16, _ -> payments().begin(creating));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void ofManyWhoTakeAStaleCreationOverOneDoes() {
        payments().begin(creating);

        List<Boolean> answers =
                Concurrently.ask(16, caller -> payments().takeOver(creating, Samples.NOW.plusSeconds(31 + caller)));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void aFailedCreationCanBeTakenOverAtOnce() {
        payments().begin(creating);

        payments().creationFailed(creating);

        assertThat(payment()).isEqualTo(payment(PaymentState.CREATING, null, null, Instant.EPOCH));
        assertThat(payments().takeOver(payment(), Samples.NOW)).isTrue();
        assertThat(payment()).isEqualTo(creating);
    }

    @Test
    void anOpenPaymentKnowsItsPaymentIntent() {
        open();

        assertThat(payment()).isEqualTo(payment(PaymentState.OPEN, firstIntent, null));
        assertThat(payments().takeOver(creating, Samples.NOW)).isFalse();
    }

    @Test
    void theNextAttemptBeginsOnlyAfterTheLastWasCancelled() {
        open();

        assertThat(payments().begin(creating.next(Samples.NOW))).isFalse();
        payments().canceled(payment());

        assertThat(payments().begin(creating.next(Samples.NOW).next(Samples.NOW)))
                .isFalse();
        assertThat(payments().begin(creating.next(Samples.NOW))).isTrue();
        assertThat(payment()).isEqualTo(creating.next(Samples.NOW));
    }

    @Test
    void cancellingAnEarlierAttemptChangesNothing() {
        Payment first = open();
        beginNext();

        payments().canceled(first);

        assertThat(payment().state()).isEqualTo(PaymentState.CREATING);
    }

    // Cancelling a registration

    @Test
    void aRegistrationWithoutPaymentIsCancelledOnceAndGivesItsSeatsBack() {
        List<Boolean> answers = Concurrently.ask(16, _ -> payments().cancelRegistration(registration, null));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(status()).isEqualTo(RegistrationStatus.CANCELLED);
        assertThat(seatsLeft()).isEqualTo(2);
        assertThat(payments().begin(creating)).isFalse();
    }

    @Test
    void aRegistrationIsNotCancelledWhileItsPaymentIsOpen() {
        Payment open = open();

        assertThat(payments().cancelRegistration(registration, null)).isFalse();
        assertThat(payments().cancelRegistration(registration, open)).isFalse();
        payments().canceled(open);
        beginNext();
        assertThat(payments().cancelRegistration(registration, open)).isFalse();

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(seatsLeft()).isZero();
    }

    @Test
    void aRegistrationWhosePaymentIsCancelledCanBeCancelled() {
        Payment open = open();
        payments().canceled(open);

        assertThat(payments().cancelRegistration(registration, open)).isTrue();

        assertThat(status()).isEqualTo(RegistrationStatus.CANCELLED);
        assertThat(payments().begin(open.next(Samples.NOW))).isFalse();
    }

    @Test
    void ofACancellationAndABeginningAtTheSameTimeOneWins() {
        List<Boolean> answers = Concurrently.ask(
                16,
                caller -> caller % 2 == 0
                        ? payments().begin(creating)
                        : payments().cancelRegistration(registration, null));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(payments().find(registration.registrationId()).isPresent())
                .isEqualTo(status() == RegistrationStatus.PENDING);
    }

    @Test
    void manyPaymentsAreReadTogether() {
        payments().begin(creating);

        assertThat(payments().findAll(List.of(registration.registrationId(), RegistrationId.random())))
                .isEqualTo(Map.of(registration.registrationId(), creating));
        assertThat(payments().findAll(List.of())).isEmpty();
    }

    // Success

    @Test
    void aSuccessConfirmsTheRegistrationAndPublishesOnce() {
        open();

        assertThat(settle(success("evt"))).isEqualTo(new Settled());

        assertThat(payment()).isEqualTo(paid(PaymentState.SUCCEEDED, PRICE, MoneyBack.NONE));
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(outbox()).containsOnlyOnce(message.id());
        assertThat(registrations().holdsEndedBefore(registration.expiresAt().plusSeconds(1), 10_000))
                .extracting(Registration::registrationId)
                .doesNotContain(registration.registrationId());
        assertThat(seatsLeft()).isZero();
    }

    @Test
    void theSameEventAgainChangesNothing() {
        open();
        PaymentNotice success = success("evt");
        settle(success);

        assertThat(settle(success)).isEqualTo(new SettledBefore());

        assertThat(outbox()).containsOnlyOnce(message.id());
    }

    @Test
    void anotherEventOfTheSameSuccessChangesNothing() {
        open();
        settle(success("evt-1"));

        PaymentNotice twin = success("evt-2");
        assertThat(settle(twin)).isEqualTo(new SettledBefore());

        assertThat(settle(twin)).isEqualTo(new SettledBefore());
        assertThat(outbox()).containsOnlyOnce(message.id());
    }

    @Test
    void sixteenDeliveriesOfOneSuccessAtTheSameTimePublishOneMessage() {
        open();
        PaymentNotice success = success("evt");

        List<SettleOutcome> outcomes = Concurrently.ask(16, _ -> settle(success));

        assertThat(outcomes).containsOnlyOnce(new Settled()).contains(new SettledBefore());
        assertThat(outcomes).containsOnly(new Settled(), new SettledBefore());
        assertThat(outbox()).containsOnlyOnce(message.id());
        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void sixteenTwinEventsAtTheSameTimePublishOneMessage() {
        open();

        List<SettleOutcome> outcomes = Concurrently.ask(16, twin -> settle(success("evt-" + twin)));

        assertThat(outcomes).containsOnlyOnce(new Settled());
        assertThat(outcomes).containsOnly(new Settled(), new SettledBefore());
        assertThat(outbox()).containsOnlyOnce(message.id());
    }

    @Test
    void aSuccessMayOvertakeTheAnswerOfTheCreation() {
        payments().begin(creating);

        assertThat(settle(success("evt"))).isEqualTo(new Settled());
        payments().opened(creating, firstIntent);
        payments().creationFailed(creating);
        payments().canceled(creating);

        assertThat(payment()).isEqualTo(paid(PaymentState.SUCCEEDED, PRICE, MoneyBack.NONE));
    }

    @Test
    void aSuccessForgetsTheDeclineBeforeIt() {
        open();
        settlements().note(notice("evt-1", Kind.FAILED, "insufficient_funds"));

        assertThat(settle(success("evt-2"))).isEqualTo(new Settled());

        assertThat(payment()).isEqualTo(paid(PaymentState.SUCCEEDED, PRICE, MoneyBack.NONE));
    }

    @Test
    void aSuccessBeatsACancellation() {
        open();
        settlements().note(notice("evt-1", Kind.CANCELED, null));

        assertThat(settle(success("evt-2"))).isEqualTo(new Settled());

        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
    }

    @Test
    void whateverArrivesAfterASuccessIsOutdated() {
        open();
        settle(success("evt-1"));

        assertThat(settlements().note(notice("evt-2", Kind.FAILED, "expired_card")))
                .isEqualTo(NoteOutcome.OUTDATED);
        assertThat(settlements().note(notice("evt-3", Kind.PROCESSING, null))).isEqualTo(NoteOutcome.OUTDATED);
        assertThat(settlements().note(notice("evt-4", Kind.CANCELED, null))).isEqualTo(NoteOutcome.OUTDATED);

        assertThat(payment()).isEqualTo(paid(PaymentState.SUCCEEDED, PRICE, MoneyBack.NONE));
    }

    // Money that came late

    @Test
    void lateMoneyGetsItsSeatsBackIfThereAreSome() {
        open();
        expire(registration);

        assertThat(settle(success("evt"))).isEqualTo(new SettledLate());

        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(seatsLeft()).isZero();
        assertThat(outbox()).containsOnlyOnce(message.id());
    }

    @Test
    void lateMoneyIsNotRefusedByTheCapOfItsAccountAndCounts() {
        Event large = Samples.event(20);
        events().put(large);
        registration = Samples.pending(large, 2);
        message = Samples.paymentSucceeded(large, registration, firstIntent);
        creating = Payment.first(
                registration.registrationId(),
                PRICE,
                registration.registrationId().toString(),
                Samples.NOW);
        registrations().hold(registration, AccountCap.DEFAULT);
        open();
        expire(registration);
        registrations().hold(Samples.pending(large, 9), AccountCap.DEFAULT);

        assertThat(settle(success("evt"))).isEqualTo(new SettledLate());

        assertThat(registrations().hold(Samples.pending(large, 1), AccountCap.DEFAULT))
                .isEqualTo(new RegistrationStore.HoldOutcome.CapReached(11, 1));
    }

    @Test
    void lateMoneyWithoutSeatsIsRememberedAndMakesNoTickets() {
        open();
        expire(registration);
        registrations().hold(Samples.pending(event, 1), AccountCap.NONE);

        assertThat(settle(success("evt"))).isEqualTo(new NoSeatLeft());

        assertThat(payment())
                .isEqualTo(paid(PaymentState.LATE_PAID, PRICE, MoneyBack.NONE.requested(firstIntent + ":late", 2100)));
        assertThat(refunds().find(firstIntent + ":late"))
                .contains(RefundRequest.of(
                        registration.registrationId(),
                        firstIntent,
                        "late",
                        PRICE,
                        RefundRequest.Kind.LATE,
                        null,
                        Samples.NOW));
        assertThat(status()).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(seatsLeft()).isEqualTo(1);
        assertThat(outbox()).doesNotContain(message.id());
    }

    @Test
    void lateMoneyStaysLateAlsoIfSeatsComeBackBeforeTheTwinEvent() {
        open();
        expire(registration);
        Registration other = Samples.pending(event, 1);
        registrations().hold(other, AccountCap.NONE);
        settle(success("evt-1"));
        expire(other);

        assertThat(settle(success("evt-2"))).isEqualTo(new SettledBefore());

        assertThat(payment().state()).isEqualTo(PaymentState.LATE_PAID);
        assertThat(seatsLeft()).isEqualTo(2);
    }

    @Test
    void sixteenTwinEventsOfLateMoneyAtTheSameTimeAreReportedOnce() {
        open();
        expire(registration);
        registrations().hold(Samples.pending(event, 1), AccountCap.NONE);

        List<SettleOutcome> outcomes = Concurrently.ask(16, twin -> settle(success("evt-" + twin)));

        assertThat(outcomes).containsOnlyOnce(new NoSeatLeft());
        assertThat(outcomes).containsOnly(new NoSeatLeft(), new SettledBefore());
        assertThat(payment().state()).isEqualTo(PaymentState.LATE_PAID);
    }

    @Test
    void sixteenTwinEventsOfLateMoneyTakeTheSeatsOnce() {
        open();
        expire(registration);

        List<SettleOutcome> outcomes = Concurrently.ask(16, twin -> settle(success("evt-" + twin)));

        assertThat(outcomes).containsOnlyOnce(new SettledLate());
        assertThat(outcomes).containsOnly(new SettledLate(), new SettledBefore());
        assertThat(seatsLeft()).isZero();
        assertThat(outbox()).containsOnlyOnce(message.id());
    }

    // Holds that end

    @Test
    void aHoldEndsOnlyIfItsPaymentIsAsItWasRead() {
        assertThat(payments().begin(creating)).isTrue();
        assertThat(payments().expireRegistration(registration, null)).isFalse();
        assertThat(payments().expireRegistration(registration, creating)).isFalse();
        payments().canceled(creating);
        assertThat(payments().begin(creating.next(Samples.NOW))).isTrue();
        assertThat(payments().expireRegistration(registration, creating)).isFalse();

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(seatsLeft()).isZero();
    }

    @Test
    void ofManyWhoBeginAndEndAtTheSameTimeEitherTheSeatsAreHeldOrNobodyCanPay() {
        List<Boolean> answers = Concurrently.ask(
                8,
                caller -> caller % 2 == 0
                        ? payments().begin(creating)
                        : payments().expireRegistration(registration, null));

        assertThat(answers).containsOnlyOnce(true);
        boolean isHeld = status() == RegistrationStatus.PENDING;
        assertThat(payments().find(registration.registrationId()).isPresent()).isEqualTo(isHeld);
        assertThat(seatsLeft()).isEqualTo(isHeld ? 0 : 2);
    }

    @Test
    void aCreationThatWasEndedIsNotOpenedAndOneThatWasOpenedDoesNotEndUnasked() {
        payments().begin(creating);
        assertThat(payments().canceled(creating)).isTrue();
        assertThat(payments().opened(creating, firstIntent)).isFalse();
        Payment next = creating.next(Samples.NOW);
        payments().begin(next);

        assertThat(payments().opened(next, nextIntent)).isTrue();

        assertThat(payments().canceled(next)).isFalse();
        assertThat(payment().state()).isEqualTo(PaymentState.OPEN);
        assertThat(payments().canceled(payment())).isTrue();
        assertThat(payments().canceled(payment())).isTrue();
    }

    // Money that does not fit

    @Test
    void anotherAmountIsForReviewAndMakesNoTickets() {
        open();

        assertThat(settle(success("evt", 1, firstIntent, new Money(2099, "eur"))))
                .isEqualTo(new Mismatch("the amount or the currency"));

        assertThat(payment()).isEqualTo(paid(PaymentState.REVIEW, new Money(2099, "eur"), MoneyBack.NONE));
        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(outbox()).doesNotContain(message.id());
    }

    @Test
    void anotherCurrencyIsForReviewAndMakesNoTickets() {
        open();

        assertThat(settle(success("evt", 1, firstIntent, new Money(2100, "usd"))))
                .isEqualTo(new Mismatch("the amount or the currency"));

        assertThat(payment().state()).isEqualTo(PaymentState.REVIEW);
        assertThat(outbox()).doesNotContain(message.id());
    }

    @Test
    void whatIsUnderReviewStaysThere() {
        open();
        settle(success("evt-1", 1, firstIntent, new Money(2099, "eur")));

        assertThat(settle(success("evt-2"))).isEqualTo(new SettledBefore());

        assertThat(payment().state()).isEqualTo(PaymentState.REVIEW);
        assertThat(outbox()).doesNotContain(message.id());
    }

    @Test
    void moneyForAnEarlierAttemptDoesNotSettleTheOneThatIsOpen() {
        open();
        Payment next = beginNext();
        payments().opened(next, nextIntent);

        assertThat(settle(success("evt-1"))).isEqualTo(new PaidTwice());

        assertThat(payment().state()).isEqualTo(PaymentState.OPEN);
        assertThat(outbox()).doesNotContain(message.id());
        assertThat(settle(success("evt-2", 2, nextIntent, PRICE))).isEqualTo(new Settled());
    }

    @Test
    void moneyForAnEarlierAttemptDoesNotSettleTheOneThatIsBeingCreated() {
        open();
        beginNext();

        assertThat(settle(success("evt"))).isEqualTo(new PaidTwice());

        assertThat(payment().state()).isEqualTo(PaymentState.CREATING);
        assertThat(payment().paymentIntentId()).isNull();
    }

    @Test
    void aSecondPaymentIntentThatIsPaidIsReported() {
        open();
        settle(success("evt-1"));

        assertThat(settle(success("evt-2", 1, "pi_other_" + firstIntent, PRICE)))
                .isEqualTo(new PaidTwice());

        assertThat(payment()).isEqualTo(paid(PaymentState.SUCCEEDED, PRICE, MoneyBack.NONE));
        assertThat(outbox()).containsOnlyOnce(message.id());
        assertThat(refunds().find("pi_other_" + firstIntent + ":duplicate"))
                .map(RefundRequest::amount)
                .contains(PRICE);
    }

    @Test
    void aSecondPaymentIntentIsRefundedOnceHoweverManyEventsTellOfIt() {
        open();
        settle(success("evt-1"));

        List<SettleOutcome> outcomes =
                Concurrently.ask(16, twin -> settle(success("evt-2-" + twin, 1, "pi_other_" + firstIntent, PRICE)));

        assertThat(outcomes).containsOnlyOnce(new PaidTwice());
        assertThat(outcomes).containsOnly(new PaidTwice(), new SettledBefore());
    }

    @Test
    void moneyForAPaymentThatWasNeverBegunIsReported() {
        assertThat(settle(success("evt"))).isEqualTo(new Mismatch("no payment was begun"));

        assertThat(payments().find(registration.registrationId())).isEmpty();
        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(outbox()).doesNotContain(message.id());
    }

    // Other notices

    @Test
    void aDeclineIsNotedAndThePaymentStaysOpen() {
        open();

        assertThat(settlements().note(notice("evt", Kind.FAILED, "insufficient_funds")))
                .isEqualTo(NoteOutcome.NOTED);

        assertThat(payment()).isEqualTo(payment(PaymentState.OPEN, firstIntent, "insufficient_funds"));
    }

    @Test
    void theSameNoticeAgainIsSeenBefore() {
        open();
        PaymentNotice processing = notice("evt", Kind.PROCESSING, null);

        assertThat(settlements().note(processing)).isEqualTo(NoteOutcome.NOTED);
        assertThat(settlements().note(processing)).isEqualTo(NoteOutcome.SEEN_BEFORE);

        assertThat(payment()).isEqualTo(payment(PaymentState.PROCESSING, firstIntent, null));
    }

    @Test
    void anOutdatedNoticeIsSeenBeforeTheNextTime() {
        open();
        settle(success("evt-1"));
        PaymentNotice late = notice("evt-2", Kind.FAILED, "expired_card");

        assertThat(settlements().note(late)).isEqualTo(NoteOutcome.OUTDATED);
        assertThat(settlements().note(late)).isEqualTo(NoteOutcome.SEEN_BEFORE);
    }

    @Test
    void aNoticeMayOvertakeTheAnswerOfTheCreation() {
        payments().begin(creating);

        assertThat(settlements().note(notice("evt", Kind.FAILED, "expired_card")))
                .isEqualTo(NoteOutcome.NOTED);
        payments().opened(creating, firstIntent);

        assertThat(payment()).isEqualTo(payment(PaymentState.OPEN, firstIntent, "expired_card"));
    }

    @Test
    void aCancellationIsNotUndoneByWhatWasBeforeIt() {
        open();
        settlements().note(notice("evt-1", Kind.CANCELED, null));

        assertThat(settlements().note(notice("evt-2", Kind.PROCESSING, null))).isEqualTo(NoteOutcome.OUTDATED);

        assertThat(payment().state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void aCancellationOfAnEarlierAttemptDoesNotCancelTheOneThatIsBeingCreated() {
        open();
        Payment next = beginNext();

        assertThat(settlements().note(notice("evt", Kind.CANCELED, null))).isEqualTo(NoteOutcome.OUTDATED);
        payments().opened(next, nextIntent);

        assertThat(payment())
                .isEqualTo(Samples.payment(
                        registration.registrationId(), 2, PaymentState.OPEN, PRICE, nextIntent, null, Samples.NOW));
    }

    @Test
    void aNoticeOfAPaymentThatWasNeverBegunIsOutdated() {
        assertThat(settlements().note(notice("evt", Kind.CANCELED, null))).isEqualTo(NoteOutcome.OUTDATED);

        assertThat(payments().find(registration.registrationId())).isEmpty();
    }

    private Payment open() {
        payments().begin(creating);
        payments().opened(creating, firstIntent);
        return payment();
    }

    private Payment beginNext() {
        payments().canceled(payment());
        Payment next = creating.next(Samples.NOW);
        payments().begin(next);
        return next;
    }

    private SettleOutcome settle(PaymentNotice success) {
        return settlements().settle(success, registration, message);
    }

    private PaymentNotice success(String stripeEvent) {
        return success(stripeEvent, 1, firstIntent, PRICE);
    }

    private PaymentNotice success(String stripeEvent, int attempt, String intent, Money received) {
        return notice(stripeEvent, Kind.SUCCEEDED, attempt, intent, received, null);
    }

    private PaymentNotice notice(String stripeEvent, Kind kind, @Nullable String failure) {
        return notice(stripeEvent, kind, 1, firstIntent, new Money(0, "eur"), failure);
    }

    private PaymentNotice notice(
            String stripeEvent, Kind kind, int attempt, String intent, Money received, @Nullable String failure) {
        String unique = stripeEvent + "-" + registration.registrationId().uuid();
        return new PaymentNotice(
                unique, kind, registration.registrationId(), attempt, intent, received, failure, Samples.NOW);
    }

    private void expire(Registration ended) {
        @Nullable Payment read = payments().find(ended.registrationId()).orElse(null);
        if (read != null) {
            payments().canceled(read);
        }
        assertThat(payments().expireRegistration(ended, read)).isTrue();
    }

    private Payment payment() {
        return payments().find(registration.registrationId()).orElseThrow();
    }

    private Payment payment(PaymentState state, @Nullable String intent, @Nullable String failure) {
        return payment(state, intent, failure, Samples.NOW);
    }

    private Payment payment(
            PaymentState state, @Nullable String intent, @Nullable String failure, Instant creatingSince) {
        return Samples.payment(registration.registrationId(), 1, state, PRICE, intent, failure, creatingSince);
    }

    private Payment paid(PaymentState as, Money received, MoneyBack moneyBack) {
        return new Payment(
                registration.registrationId(),
                1,
                as,
                PRICE,
                firstIntent,
                null,
                Samples.NOW,
                registration.registrationId().toString(),
                new Payment.Settled(as, received, Samples.NOW),
                moneyBack);
    }

    private RegistrationStatus status() {
        return registrations().find(registration.registrationId()).orElseThrow().status();
    }

    private int seatsLeft() {
        return Samples.seatsLeft(events(), event);
    }
}
