package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.PaymentRefunded;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.DoorTimes;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.stripe.StripeEventJson;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.platform.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Refunds and disputes over HTTP: what organizers request and what Stripe reports.
@SliceTest
class RefundControllerTest extends HttpSlice {
    private static final String ADA = "Bearer " + TestTokens.of(Samples.ADA);
    private static final String BEN = "Bearer " + TestTokens.of(Samples.BEN);
    private static final String OLGA = "Bearer " + TestTokens.ofOrganizer();
    private static final String HALF = "{\"amount\":1000}";
    private static final String ALL = "{\"all\":true}";

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    InMemoryRefundStore refunds;

    @Inject
    InMemoryRefundProvider stripe;

    @Inject
    RefundWorker worker;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private final Event event = Samples.event(2);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();
    private final String intent = "pi_" + id.uuid();

    @BeforeEach
    void holdSeats() {
        registrations.clear();
        refunds.clear();
        stripe.clear();
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
        payments.begin(Samples.payment(id, 1, PaymentState.CREATING, registration.total(), null, null, Samples.NOW));
        payments.opened(payments.find(id).orElseThrow(), intent);
    }

    @Test
    void aFullRefundIsDoneAtOnceAndTakesEverythingBack() {
        pay();

        assertThat(refundAll().status()).isEqualTo(200);

        assertThat(stripe.all()).hasSize(1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(Samples.seatsLeft(events, event)).isEqualTo(2);
        assertThat(lastRefunded().refunded()).isEqualTo(new Money(2100, "eur"));
        assertThat(lastRefunded().isFull()).isTrue();
    }

    @Test
    void askingAgainForAFullRefundGivesTheSameOne() {
        pay();
        Answer first = refundAll();

        assertThat(refundAll()).isEqualTo(first);

        assertThat(stripe.all()).hasSize(1);
    }

    @Test
    void askingManyTimesAtOnceRefundsOnce() {
        pay();

        List<Answer> answers = Concurrently.ask(8, _ -> refundAll());

        assertThat(answers).extracting(Answer::status).containsAnyOf(200, 202).allMatch(it -> it < 300);
        assertThat(stripe.all()).hasSize(1);
    }

    @Test
    void twoPartsAndTheRestAddUpToWhatWasPaid() {
        pay();

        assertThat(refund(HALF, "key-1").status()).isEqualTo(200);
        assertThat(refund(HALF, "key-2").status()).isEqualTo(200);
        assertThat(payment().state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(refundAll().status()).isEqualTo(200);

        assertThat(stripe.all())
                .extracting(RefundProvider.StripeRefund::amountMinor)
                .containsExactly(1000L, 1000L, 100L);
        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
    }

    @Test
    void theSameKeyIsTheSameRefundAndAnotherBodyIsRefused() {
        pay();
        Answer first = refund(HALF, "key");

        assertThat(refund(HALF, "key")).isEqualTo(first);
        assertThat(refund("{\"amount\":999}", "key").status()).isEqualTo(422);

        assertThat(stripe.all()).hasSize(1);
    }

    @Test
    void aKeyThatWasUsedForAPartIsNotTakenForAllNorTheReverse() {
        pay();
        refund(HALF, "half");
        assertThat(refund(ALL, "half").status()).isEqualTo(422);
        assertThat(refund(ALL, "rest").status()).isEqualTo(200);
        assertThat(refund("{\"amount\":1100}", "rest").status()).isEqualTo(422);

        assertThat(stripe.all()).hasSize(2);
    }

    @Test
    void nothingIsGivenBackTwiceUnderAnotherKey() {
        pay();
        refund(ALL, "one");

        assertThat(refund(ALL, "two").status()).isEqualTo(409);

        assertThat(stripe.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, HALF})
    void aRefundNeedsAKey(String body) {
        pay();

        for (Answer answer :
                List.of(post(path(), body, "Authorization", OLGA), refund(body, " "), refund(body, "k".repeat(256)))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("idempotency-key-required");
        }
        assertThat(stripe.all()).isEmpty();
    }

    /// Each of these bodies once caused a refund, most of them a full one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"amout\": 100}",
                "{\"Amount\": 100}",
                "{\"refund\": {\"amount\": 100}}",
                "{\"amount\": null}",
                "{\"amount\": true}",
                "{\"amount\": [100]}",
                "{\"amount\": \"100\"}",
                "{\"amount\": \"all\"}",
                "{\"amount\": 10.5}",
                "{\"amount\": 0}",
                "{\"amount\": -1}",
                "{\"amount\": 100}garbage",
                "{\"amount\": 100} {\"amount\": 900}",
                "{\"amount\": 100, \"amount\": 900}",
                "{\"all\": false}",
                "{\"all\": null}",
                "{\"all\": \"true\"}",
                "{\"all\": 1}",
                "{\"all\": true, \"amount\": 100}",
                "{\"all\": true, \"amount\": null}",
                "{\"all\": true, \"reason\": \"regret\"}",
                "{\"all\": true, \"reason\": null}",
                "{\"all\": true, \"reason\": [\"duplicate\"]}",
                "{\"all\": true, \"note\": \"x\"}"
            })
    void aBodyThatSaysSomethingElseGivesNothingBack(String body) {
        pay();

        assertThat(refund(body, "key").status()).isEqualTo(400);

        assertThat(stripe.all()).isEmpty();
        assertThat(payment().left()).isEqualTo(new Money(2100, "eur"));
    }

    @Test
    void whatIsWrongWithABodyIsNamed() {
        pay();

        assertThat(refund("{\"amout\": 100}", "key"))
                .isEqualTo(Answer.problem(
                        400,
                        "invalid-field",
                        "Invalid field",
                        "amout is unknown: this request has the fields all, amount, reason"));
    }

    @Test
    void moreThanIsLeftIsRefusedCountingWhatIsUnderWay() {
        pay();
        stripe.setUnavailable(true);
        assertThat(refund(HALF, "key-1").status()).isEqualTo(202);

        assertThat(refund("{\"amount\":1101}", "key-2"))
                .isEqualTo(Answer.problem(
                        409,
                        "refund-exceeds-payment",
                        "Refund exceeds payment",
                        "Only 1100 eur (minor units) are left to refund, counting refunds in progress.",
                        ",\"left\":{\"amount\":1100,\"currency\":\"eur\"}"));
    }

    @Test
    void whatIsNotPaidCannotBeRefunded() {
        assertThat(refundAll())
                .isEqualTo(Answer.problem(
                        409,
                        "not-paid",
                        "Not paid",
                        "No payment was received for this registration: there is nothing to refund."));
    }

    @Test
    void onlyOrganizersRefundAndOnlyOwnersAndOrganizersLook() {
        pay();

        assertThat(post(path(), ALL, "Authorization", ADA).status()).isEqualTo(403);
        assertThat(get(path() + "s", "Authorization", BEN).status()).isEqualTo(404);
        assertThat(get(path() + "s", "Authorization", ADA)).isEqualTo(Answer.json(200, """
                        {"paid":{"amount":2100,"currency":"eur"},
                        "refunded":{"amount":0,"currency":"eur"},
                        "left":{"amount":2100,"currency":"eur"},
                        "disputed":false,
                        "refunds":[]}"""));
        assertThat(get(path() + "s", "Authorization", OLGA).status()).isEqualTo(200);
    }

    @Test
    void whenStripeIsAwayTheWorkerRefundsLater() {
        pay();
        stripe.setUnavailable(true);

        assertThat(refundAll().status()).isEqualTo(202);
        stripe.setUnavailable(false);
        later();

        assertThat(stripe.all()).hasSize(1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aLostAnswerIsFoundAgainAlsoAfterStripeForgotTheKey() {
        pay();
        stripe.setLosesAnswers(true);
        assertThat(refundAll().status()).isEqualTo(202);
        stripe.setLosesAnswers(false);
        stripe.setForgetsKeys(true);

        later();

        assertThat(stripe.all()).hasSize(1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aFailureThatStripeRemembersIsGotPastWithAnotherKey() {
        pay();
        stripe.setFailsFirstRound(true);
        assertThat(refundAll().status()).isEqualTo(202);

        later();

        assertThat(stripe.all()).hasSize(1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void theAgeOfARefundThatWaitsRisesAlsoWhileLooksFail() {
        pay();
        stripe.setUnavailable(true);
        refundAll();
        worker.work();
        refunds.setUnavailable(true);

        clock.advance(Duration.ofMinutes(90));
        try {
            assertThatThrownBy(() -> worker.work()).isInstanceOf(IllegalStateException.class);
            assertThat(meters.get("usher.refunds.oldest.age.seconds").gauge().value())
                    .isEqualTo(90 * 60);
            assertThat(meters.get("usher.look.age.seconds")
                            .tag("look", "refunds")
                            .gauge()
                            .value())
                    .isEqualTo(90 * 60);
        } finally {
            refunds.setUnavailable(false);
            clock.advance(Duration.ofMinutes(-90));
        }
    }

    @Test
    void aRefundAfterTicketsHaveBegunToAdmitSellsNoSeatAgain() {
        pay();
        clock.advance(Duration.between(clock.instant(), event.admitsFrom()));

        refundAll();
        clock.advance(Duration.between(clock.instant(), Samples.NOW));

        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(Samples.seatsLeft(events, event)).isZero();
    }

    @Test
    void aRefundAfterTheFirstTicketTypeHasBegunToAdmitSellsNoSeatAgain() {
        pay();
        Instant vipsEnter = event.admitsFrom().minusSeconds(7200);
        events.learn(event.eventId(), new DoorTimes(1, vipsEnter));
        clock.advance(Duration.between(clock.instant(), vipsEnter));

        refundAll();
        clock.advance(Duration.between(clock.instant(), Samples.NOW));

        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(Samples.seatsLeft(events, event)).isZero();
    }

    @Test
    void aRefusedRefundIsCountedAndMayBeAskedForAnew() {
        pay();
        double before = meters.counter("usher.refunds", "outcome", "failed").count();
        stripe.setRefusal("charge_disputed");
        assertThat(refundAll().body()).contains("\"state\":\"failed\"", "\"failureCode\":\"charge_disputed\"");
        stripe.setRefusal(null);

        assertThat(refundAll().body()).contains("\"state\":\"failed\"");
        assertThat(refund(ALL, "again").body()).contains("\"state\":\"succeeded\"");

        assertThat(meters.counter("usher.refunds", "outcome", "failed").count()).isEqualTo(before + 1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void lateMoneyWithoutSeatsGoesBackByItselfExactlyOnce() {
        registrations.expire(registration);
        registrations.hold(Samples.pending(event, 1), AccountCap.NONE);

        pay();
        deliver(StripeEventJson.succeeded("evt_twin_" + id.uuid(), id, intent, 2100));
        worker.work();
        worker.work();

        assertThat(stripe.all()).hasSize(1);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(status()).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(lastRefunded().isFull()).isTrue();
    }

    @Test
    void aSecondPaymentIntentThatIsPaidIsRefundedAndTheFirstStays() {
        pay();
        String second = "pi_second_" + id.uuid();
        double before =
                meters.counter("usher.payments.review", "what", "paid_twice").count();

        deliver(StripeEventJson.succeeded("evt_2_" + id.uuid(), id, second, 2100));
        deliver(StripeEventJson.succeeded("evt_3_" + id.uuid(), id, second, 2100));
        worker.work();

        assertThat(stripe.all()).hasSize(1);
        assertThat(refunds.find(second + ":duplicate"))
                .map(RefundRequest::state)
                .contains(RefundRequest.State.SUCCEEDED);
        assertThat(status()).isEqualTo(RegistrationStatus.CONFIRMED);
        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(meters.counter("usher.payments.review", "what", "paid_twice").count())
                .isEqualTo(before + 1);
    }

    @Test
    void moneyInReviewIsGivenBackAsItCame() {
        deliver(StripeEventJson.succeeded("evt_" + id.uuid(), id, intent, 2099));

        assertThat(refundAll().status()).isEqualTo(200);

        assertThat(stripe.all())
                .extracting(RefundProvider.StripeRefund::amountMinor)
                .containsExactly(2099L);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aRefundMadeInTheDashboardIsFollowed() {
        pay();

        assertThat(deliver(chargeRefunded("evt_c_" + id.uuid(), 2100)).status()).isEqualTo(200);

        assertThat(status()).isEqualTo(RegistrationStatus.REFUNDED);
        assertThat(lastRefunded().isFull()).isTrue();
    }

    @Test
    void aRefundThatFailsAfterwardsIsCountedForOperations() {
        pay();
        deliver(refundEvent("evt_1_" + id.uuid(), "refund.created", "succeeded"));

        assertThat(deliver(refundEvent("evt_2_" + id.uuid(), "refund.failed", "failed"))
                        .status())
                .isEqualTo(200);

        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(lastRefunded().refunded().amountMinor()).isZero();
        assertThat(lastRefunded().revision()).isEqualTo(2);
    }

    @Test
    void aRefundThatOvertakesItsPaymentIsDeliveredAgain() {
        Answer answer = deliver(chargeRefunded("evt_c_" + id.uuid(), 2100));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("payment-not-known-yet");
        pay();
        assertThat(deliver(chargeRefunded("evt_c_" + id.uuid(), 2100)).status()).isEqualTo(200);
        assertThat(payment().state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aYoungEventOfAnUnknownPaymentIsDeliveredAgainAndAnOldOneIsForeign() {
        String unknown = chargeRefunded("evt_u_" + id.uuid(), 2100).replace(intent, "pi_unknown");

        assertThat(deliver(unknown.replace("1795348800", Long.toString(Samples.NOW.getEpochSecond())))
                        .status())
                .isEqualTo(500);
        assertThat(deliver(unknown.replace("1795348800", Long.toString(Samples.NOW.getEpochSecond() - 61)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDisputeIsToldWhenItOpensAndWhenItCloses() {
        pay();

        deliver(dispute("evt_1_" + id.uuid(), "charge.dispute.created", "needs_response"));
        assertThat(refundAll().status()).isEqualTo(409);
        deliver(dispute("evt_2_" + id.uuid(), "charge.dispute.closed", "won"));

        assertThat(messages(PaymentDisputed.class))
                .extracting(PaymentDisputed::status)
                .containsExactly(PaymentDisputed.Status.OPEN, PaymentDisputed.Status.WON);
        assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void aDisputeThatIsClosedBeforeItsOpeningIsToldOnce() {
        pay();

        deliver(dispute("evt_2_" + id.uuid(), "charge.dispute.closed", "lost"));
        deliver(dispute("evt_1_" + id.uuid(), "charge.dispute.created", "needs_response"));

        assertThat(messages(PaymentDisputed.class))
                .extracting(PaymentDisputed::status)
                .containsExactly(PaymentDisputed.Status.LOST);
    }

    private void pay() {
        deliver(StripeEventJson.succeeded("evt_" + id.uuid(), id, intent, 2100));
    }

    private void later() {
        clock.advance(Duration.ofMinutes(2));
        worker.work();
        clock.advance(Duration.ofMinutes(-2));
    }

    private Answer refundAll() {
        return refund(ALL, "all");
    }

    private Answer refund(String body, String key) {
        return post(path(), body, "Authorization", OLGA, "Idempotency-Key", key);
    }

    private String path() {
        return "/registrations/" + id.uuid() + "/refund";
    }

    private Answer deliver(String body) {
        return post(
                "/payments/webhook",
                body,
                "Stripe-Signature",
                StripeEventJson.signature(body, Samples.NOW, "whsec_new"));
    }

    private String chargeRefunded(String eventId, long amount) {
        return StripeEventJson.event(eventId, "charge.refunded", """
                {"id": "ch_1", "object": "charge", "amount": 2100, "amount_refunded": %d, "payment_intent": "%s"}
                """.formatted(amount, intent));
    }

    private String refundEvent(String eventId, String type, String status) {
        return StripeEventJson.event(eventId, type, """
                {"id": "re_1", "object": "refund", "amount": 500, "payment_intent": "%s", "status": "%s"}
                """.formatted(intent, status));
    }

    private String dispute(String eventId, String type, String status) {
        return StripeEventJson.event(eventId, type, """
                {"id": "du_1", "object": "dispute", "amount": 2100, "currency": "eur", "reason": "fraudulent",
                 "payment_intent": "%s", "status": "%s"}
                """.formatted(intent, status));
    }

    private PaymentRefunded lastRefunded() {
        return messages(PaymentRefunded.class).getLast();
    }

    private <T> List<T> messages(Class<T> type) {
        return registrations.outbox().stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Payment payment() {
        return payments.find(id).orElseThrow();
    }

    private RegistrationStatus status() {
        return registrations.find(id).orElseThrow().status();
    }
}
