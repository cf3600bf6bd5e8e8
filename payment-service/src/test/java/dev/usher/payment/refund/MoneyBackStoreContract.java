package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.PaymentRefunded;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.MoneyBackNotice.DisputeChanged;
import dev.usher.payment.moneyback.MoneyBackNotice.RefundChanged;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentAudit;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.paying.Settlements;
import dev.usher.payment.refund.MoneyBackStore.Change;
import dev.usher.payment.refund.MoneyBackStore.ChangeOutcome;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of refunds and disputes must do, the fake as well as DynamoDB.
abstract class MoneyBackStoreContract {
    private String intent = "pi";
    private Event event = Samples.event(2);
    private Registration registration = Samples.pending(event, 2);

    /// The stores under test, on one database.
    abstract MoneyBackStore money();

    abstract PaymentStore payments();

    abstract Settlements settlements();

    abstract PaymentAudit audit();

    abstract RefundStore refunds();

    abstract RegistrationStore registrations();

    abstract EventStore events();

    /// The ids of the messages in the outbox.
    abstract List<String> outbox();

    @BeforeEach
    void pay() {
        intent = "pi_" + UUID.randomUUID();
        event = Samples.event(2);
        registration = Samples.pending(event, 2);
        events().put(event);
        registrations().hold(registration, AccountCap.NONE);
        Payment creating =
                Payment.first(registration.registrationId(), registration.total(), "2 x General", Samples.NOW);
        payments().begin(creating);
        payments().opened(creating, intent);
        settlements()
                .settle(
                        new PaymentNotice(
                                "evt_" + intent,
                                PaymentNotice.Kind.SUCCEEDED,
                                registration.registrationId(),
                                1,
                                intent,
                                registration.total(),
                                null,
                                Samples.NOW),
                        registration,
                        Samples.paymentSucceeded(event, registration, intent));
    }

    @Test
    void aPaymentIsFoundByItsPaymentIntent() {
        assertThat(money().ofPaymentIntent(intent)).contains(payment());
        assertThat(money().ofPaymentIntent("pi_unknown")).isEmpty();
    }

    @Test
    void aRefundIsRememberedWithItsMessage() {
        MoneyBackNotice notice = refund("re_1", 500, RefundStatus.SUCCEEDED);

        assertThat(change(payment(), notice, null, false)).isEqualTo(ChangeOutcome.CHANGED);

        assertThat(payment().state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(payment().refunded()).isEqualTo(new Money(500, "eur"));
        assertThat(payment().moneyBack()).isEqualTo(MoneyBack.NONE.after(notice));
        assertThat(outbox()).containsOnlyOnce("PaymentRefunded#" + registration.registrationId() + "#1");
    }

    @Test
    void theSameEventAgainIsSeenBefore() {
        MoneyBackNotice notice = refund("re_1", 500, RefundStatus.SUCCEEDED);
        change(payment(), notice, null, false);

        assertThat(change(payment(), notice, null, false)).isEqualTo(ChangeOutcome.SEEN_BEFORE);

        assertThat(payment().moneyBack().revision()).isEqualTo(1);
    }

    @Test
    void ofManyChangesOfWhatWasReadOneWins() {
        Payment read = payment();

        List<ChangeOutcome> outcomes =
                Concurrently.ask(16, i -> change(read, refund("re_" + i, 100, RefundStatus.SUCCEEDED), null, false));

        assertThat(outcomes).containsOnlyOnce(ChangeOutcome.CHANGED);
        assertThat(outcomes).containsOnly(ChangeOutcome.CHANGED, ChangeOutcome.LOST_RACE);
        assertThat(payment().refunded().amountMinor()).isEqualTo(100);
    }

    @Test
    void aFullRefundTakesTheRegistrationAndItsSeatsBack() {
        assertThat(change(payment(), refund("re_1", 2100, RefundStatus.SUCCEEDED), registration, true))
                .isEqualTo(ChangeOutcome.CHANGED);

        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(seatsLeft()).isEqualTo(2);
    }

    @Test
    void aFullRefundAfterTheDoorsOpenedKeepsTheSeats() {
        change(payment(), refund("re_1", 2100, RefundStatus.SUCCEEDED), registration, false);

        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(seatsLeft()).isZero();
    }

    @Test
    void aDisputeIsRememberedAndTold() {
        var notice = new DisputeChanged(
                "evt_du_" + intent,
                intent,
                "du_1",
                PaymentDisputed.Status.OPEN,
                new Money(2100, "eur"),
                "fraudulent",
                Samples.NOW);

        change(payment(), notice, null, false);

        assertThat(payment().moneyBack()).isEqualTo(MoneyBack.NONE.after(notice));
        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(outbox()).containsOnlyOnce("PaymentDisputed#" + registration.registrationId() + "#du_1#open");
    }

    @Test
    void aRequestIsCountedAgainstWhatIsLeft() {
        RefundRequest request = request("full", 2100);

        assertThat(money().request(payment(), request)).isTrue();

        assertThat(payment().left()).isEqualTo(new Money(0, "eur"));
        assertThat(refunds().find(request.refundId())).contains(request);
        assertThat(refunds().ofRegistration(registration.registrationId())).contains(request);
        assertThat(refunds().waiting(10_000)).contains(request);
    }

    @Test
    void ofManyRequestsForWhatWasReadOneIsWritten() {
        Payment read = payment();

        List<Boolean> answers = Concurrently.ask(16, i -> money().request(read, request("part-" + i, 2000)));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(payment().left()).isEqualTo(new Money(100, "eur"));
    }

    @Test
    void ofManyWhoTakeARequestOneGetsIt() {
        RefundRequest request = request("full", 2100);
        money().request(payment(), request);

        var taken = Concurrently.ask(
                16, _ -> refunds().take(request, Samples.NOW.plusSeconds(40)).isPresent());

        assertThat(taken).containsOnlyOnce(true);
        assertThat(refunds().find(request.refundId()).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void whatStripeSaysOfARequestOnlyMovesForward() {
        RefundRequest request = request("full", 2100);
        money().request(payment(), request);

        assertThat(refunds().reported(request.refundId(), "re_1", RefundStatus.PENDING, null))
                .isTrue();
        assertThat(refunds().reported(request.refundId(), "re_1", RefundStatus.SUCCEEDED, null))
                .isTrue();
        assertThat(refunds().reported(request.refundId(), "re_1", RefundStatus.PENDING, null))
                .isFalse();
        assertThat(refunds().find(request.refundId()).orElseThrow().state()).isEqualTo(State.SUCCEEDED);
        assertThat(refunds().waiting(10_000))
                .extracting(RefundRequest::refundId)
                .doesNotContain(request.refundId());
        assertThat(refunds().reported(request.refundId(), "re_1", RefundStatus.FAILED, "expired_or_canceled_card"))
                .isTrue();
        assertThat(refunds().find(request.refundId()).orElseThrow().failureCode())
                .isEqualTo("expired_or_canceled_card");
        assertThat(refunds().reported("pi:unknown", "re_1", RefundStatus.PENDING, null))
                .isFalse();
    }

    @Test
    void aRequestThatIsRefusedDoesNotWaitAnyMore() {
        RefundRequest request = request("full", 2100);
        money().request(payment(), request);

        assertThat(refunds().refused(request.refundId(), "charge_disputed")).isTrue();
        assertThat(refunds().refused(request.refundId(), "charge_disputed")).isFalse();

        assertThat(refunds().find(request.refundId()).orElseThrow().state()).isEqualTo(State.FAILED);
    }

    @Test
    void onlyPaymentsThatAreNotSettledAreUnsettled() {
        Event otherEvent = Samples.event(1);
        events().put(otherEvent);
        Registration other = Samples.pending(otherEvent, 1);
        registrations().hold(other, AccountCap.NONE);
        Payment open = Payment.first(other.registrationId(), other.total(), "1 x General", Samples.NOW);
        payments().begin(open);

        assertThat(unsettled(1)).contains(other.registrationId()).doesNotContain(registration.registrationId());
        assertThat(unsettled(0)).doesNotContain(other.registrationId());

        audit().looked(open, Samples.NOW.plusSeconds(10));
        assertThat(unsettled(1)).doesNotContain(other.registrationId());
        assertThat(unsettled(11)).contains(other.registrationId());

        payments().canceled(open);
        assertThat(unsettled(11)).doesNotContain(other.registrationId());
    }

    @Test
    void whatWasPaidIsReadForTheAudit() {
        var paid = new ArrayList<Payment>();

        audit().paidSince(Samples.NOW, paid::add);

        assertThat(paid).contains(payment());
    }

    private List<dev.usher.contracts.id.RegistrationId> unsettled(int secondsLater) {
        return audit().unsettled(Samples.NOW.plusSeconds(secondsLater), 40_000).stream()
                .map(Payment::registrationId)
                .toList();
    }

    private ChangeOutcome change(
            Payment read, MoneyBackNotice notice, @Nullable Registration refunded, boolean givesSeatsBack) {
        MoneyBack next = read.moneyBack().after(notice);
        next = next.equals(read.moneyBack()) ? next.requested("pi:none", 0) : next;
        Payment after = read.with(next);
        Envelope message = notice instanceof DisputeChanged news
                ? Envelope.of(
                        Samples.NOW,
                        new PaymentDisputed(
                                read.registrationId(),
                                intent,
                                news.disputeId(),
                                news.status(),
                                news.disputed(),
                                news.reason(),
                                next.revision(),
                                Samples.NOW))
                : Envelope.of(
                        Samples.NOW,
                        new PaymentRefunded(
                                read.registrationId(),
                                intent,
                                after.paid(),
                                after.refunded(),
                                next.revision(),
                                Samples.NOW));
        return money().change(new Change(read, next, notice, List.of(message), refunded, givesSeatsBack));
    }

    private MoneyBackNotice refund(String id, long amount, RefundStatus status) {
        return new RefundChanged("evt_" + id + "_" + intent, intent, id, amount, status, null, null, Samples.NOW);
    }

    private RefundRequest request(String what, long amount) {
        return RefundRequest.of(
                registration.registrationId(),
                intent,
                what,
                new Money(amount, "eur"),
                RefundRequest.Kind.PARTIAL,
                null,
                Samples.NOW);
    }

    private Payment payment() {
        return payments().find(registration.registrationId()).orElseThrow();
    }

    private RegistrationStatus status() {
        return registrations().find(registration.registrationId()).orElseThrow().status();
    }

    private int seatsLeft() {
        return Samples.seatsLeft(events(), event);
    }
}
