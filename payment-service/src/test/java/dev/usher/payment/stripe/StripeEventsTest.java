package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.IgnoreReason;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentNotice.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {
    private static final String NEW = "whsec_new";
    private static final String OLD = "whsec_old";
    private static final RegistrationId REGISTRATION = RegistrationId.parse("REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2");
    private static final String BODY = StripeEventJson.succeeded("evt_1", REGISTRATION, "pi_1", 2100);
    private static final Instant EVENT_TIME = Instant.ofEpochSecond(1795348800);

    private final StripeEvents events =
            new StripeEvents(new StripeConfig("sk_test_x", "pk_test_x", null, NEW + "," + OLD), new TestClock());

    // Signatures

    @Test
    void aSignedEventOfOursIsUnderstood() {
        assertThat(read(BODY, signed(BODY))).isEqualTo(notice(Kind.SUCCEEDED, new Money(2100, "eur"), null));
    }

    @Test
    void anyActiveSecretMayHaveSigned() {
        assertThat(read(BODY, StripeEventJson.signature(BODY, Samples.NOW, OLD)))
                .isInstanceOf(Delivery.Notice.class);
    }

    @Test
    void oneGoodSignatureOfSeveralIsEnough() {
        assertThat(read(BODY, signed(BODY) + ",v1=" + "0".repeat(64) + ",v0=fake"))
                .isInstanceOf(Delivery.Notice.class);
    }

    @Test
    void anotherSecretIsNotStripe() {
        assertThat(read(BODY, StripeEventJson.signature(BODY, Samples.NOW, "whsec_other")))
                .isEqualTo(new Delivery.NotFromStripe());
    }

    @Test
    void aChangedBodyIsNotStripe() {
        assertThat(read(BODY.replace("2100", "2101"), signed(BODY))).isEqualTo(new Delivery.NotFromStripe());
    }

    @Test
    void aBodyThatWasOnlyFormattedAnewIsNotStripe() {
        assertThat(read(BODY.replace("\n", ""), signed(BODY))).isEqualTo(new Delivery.NotFromStripe());
    }

    @Test
    void aSchemeOtherThanV1IsNotStripe() {
        assertThat(read(BODY, signed(BODY).replace("v1=", "v0="))).isEqualTo(new Delivery.NotFromStripe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=", "t=abc,v1=00", "v1=00", "t=1795348800", "t=99999999999999999999,v1=00", "💥"})
    void aHeaderThatCannotBeReadIsNotStripe(String header) {
        assertThat(read(BODY, header)).isEqualTo(new Delivery.NotFromStripe());
    }

    @Test
    void noHeaderIsNotStripe() {
        assertThat(read(BODY, null)).isEqualTo(new Delivery.NotFromStripe());
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "300,true", "301,false"})
    void aSignatureIsGoodForFiveMinutesBothWays(long seconds, boolean isGood) {
        String signature = StripeEventJson.signature(BODY, Samples.NOW.plusSeconds(seconds), NEW);

        assertThat(read(BODY, signature) instanceof Delivery.Notice).isEqualTo(isGood);
    }

    // What was signed

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{", "[]", "{}", "null", "{\"object\":\"v2.core.event\"}", "\"text\""})
    void signedTextThatIsNoEventIsSaidToBeNone(String body) {
        assertThat(read(body, signed(body))).isEqualTo(new Delivery.NotAnEvent());
    }

    @Test
    void anEventOfAnotherReleaseTrainIsNotReadable() {
        String body = BODY.replace("2026-07-29.dahlia", "2026-09-30.endive");

        assertThat(read(body, signed(body)))
                .isEqualTo(new Delivery.OtherApiVersion("2026-09-30.endive", "2026-07-29.dahlia"));
    }

    @Test
    void anEventWithoutAnApiVersionIsOfAnotherOne() {
        String body = BODY.replace("\"2026-07-29.dahlia\"", "null");

        assertThat(read(body, signed(body))).isEqualTo(new Delivery.OtherApiVersion("null", "2026-07-29.dahlia"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "created": 1795348800 | "created": null
                    "created": 1795348800 | "created": "soon"
                    "currency": "eur" | "currency": null
                    "currency": "eur" | "currency": "euro"
                    "amount_received": 2100 | "amount_received": -1
                    "amount_received": 2100 | "amount_received": "all"
                    "data": { | "data": null, "was": {
                    """)
    void anEventOfOursThatCannotBeReadIsKnownByItsId(String field, String odd) {
        String body = BODY.replace(field, odd);

        assertThat(body).isNotEqualTo(BODY);
        assertThat(read(body, signed(body)))
                .isInstanceOfSatisfying(
                        Delivery.Unreadable.class,
                        it -> assertThat(it.stripeEventId()).isEqualTo("evt_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"under_review\"", "null", "\"\""})
    void aRefundStatusThatWeDoNotKnowIsNotDecidedYet(String status) {
        String body = StripeEventJson.event("evt_1", "refund.updated", """
                {"id": "re_1", "object": "refund", "amount": 500, "payment_intent": "pi_1", "status": %s}
                """.formatted(status));

        assertThat(read(body, signed(body)))
                .isEqualTo(new Delivery.MoneyBack(new MoneyBackNotice.RefundChanged(
                        "evt_1", "pi_1", "re_1", 500, RefundStatus.PENDING, null, null, EVENT_TIME)));
    }

    @Test
    void anEventOfTheSameReleaseTrainIsReadable() {
        String body = BODY.replace("2026-07-29.dahlia", "2026-08-26.dahlia");

        assertThat(read(body, signed(body))).isInstanceOf(Delivery.Notice.class);
    }

    @Test
    void aLiveEventAtATestEndpointIsNotForUs() {
        String body = BODY.replace("\"livemode\": false", "\"livemode\": true");

        assertThat(read(body, signed(body))).isEqualTo(new Delivery.NotForUs(IgnoreReason.OTHER_MODE, "livemode true"));
    }

    @Test
    void aTypeThatWeDoNotActOnIsNotForUs() {
        String body = BODY.replace("payment_intent.succeeded", "charge.succeeded");

        assertThat(read(body, signed(body)))
                .isEqualTo(new Delivery.NotForUs(IgnoreReason.NOT_SUBSCRIBED, "charge.succeeded"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"registrationId\": \"REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2\"}",
                "{\"registrationId\": \"order-17\", \"attempt\": \"1\"}",
                "{\"registrationId\": \"REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2\", \"attempt\": \"first\"}"
            })
    void aPaymentIntentOfAnotherSystemIsForeign(String metadata) {
        String body = BODY.replaceFirst("\"metadata\": \\{[^}]*\\}", "\"metadata\": " + metadata);

        assertThat(read(body, signed(body)))
                .isEqualTo(new Delivery.NotForUs(IgnoreReason.FOREIGN, "payment_intent.succeeded evt_1"));
    }

    @Test
    void aDeclineSaysWhy() {
        String body = StripeEventJson.declined("evt_1", REGISTRATION, "pi_1");

        assertThat(read(body, signed(body))).isEqualTo(notice(Kind.FAILED, new Money(0, "eur"), "insufficient_funds"));
    }

    @ParameterizedTest
    @CsvSource({"payment_intent.processing,PROCESSING", "payment_intent.canceled,CANCELED"})
    void theOtherEventsAreTold(String type, Kind kind) {
        String body = StripeEventJson.event("evt_1", type, StripeEventJson.intent(REGISTRATION, "pi_1", 0, ""));

        assertThat(read(body, signed(body))).isEqualTo(notice(kind, new Money(0, "eur"), null));
    }

    private Delivery read(String body, @Nullable String signature) {
        return events.read(body.getBytes(StandardCharsets.UTF_8), signature);
    }

    private static String signed(String body) {
        return StripeEventJson.signature(body, Samples.NOW, NEW);
    }

    private static Delivery notice(Kind kind, Money received, @Nullable String failure) {
        return new Delivery.Notice(
                new PaymentNotice("evt_1", kind, REGISTRATION, 1, "pi_1", received, failure, EVENT_TIME));
    }
}
