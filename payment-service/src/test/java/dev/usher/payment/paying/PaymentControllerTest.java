package dev.usher.payment.paying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.limit.CreateBudget;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SliceTest
class PaymentControllerTest extends HttpSlice {
    private static final String PATH = "/payments/create-intent";
    private static final String[] ADA = as(Samples.ADA);
    private static final String[] BEN = as(Samples.BEN);

    private static final Answer NO_SUCH_REGISTRATION = Answer.problem(
            404, "not-found", "Not found", "There is no such registration, or it is not yours. Check the id.");
    private static final Answer ALREADY_PAID =
            Answer.problem(409, "already-paid", "Already paid", "The registration is paid for; look at its tickets.");
    private static final Answer UNAVAILABLE = Answer.problem(
            503,
            "payment-provider-unavailable",
            "Payment provider unavailable",
            "Payments cannot be started right now. The seats stay held; try again shortly.");

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    InMemoryPaymentProvider provider;

    @Inject
    CreateBudget budget;

    @Inject
    TestClock clock;

    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 2);
    private final RegistrationId id = registration.registrationId();

    @BeforeEach
    void hold() {
        provider.clear();
        clock.advance(Duration.ofSeconds(1));
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
    }

    @Test
    void theSecretIsHandedToTheBuyerAndTheSameOneAgain() {
        String intent = InMemoryPaymentProvider.idOf(id, 1);
        Answer ready = Answer.json(200, """
                {"clientSecret":"%s_secret_of_the_buyer","paymentIntentId":"%s"}""".formatted(intent, intent));

        assertThat(post(PATH, request(2100), ADA)).isEqualTo(ready);
        assertThat(post(PATH, request(2100), ADA)).isEqualTo(ready);
    }

    @Test
    void anotherAmountIsAnsweredWithThePrice() {
        assertThat(post(PATH, request(2099), ADA))
                .isEqualTo(Answer.problem(
                        422,
                        "amount-mismatch",
                        "Amount mismatch",
                        "The registration costs 2100 eur (minor units). Show that price and try again.",
                        ",\"expectedAmount\":2100,\"currency\":\"eur\""));
    }

    @Test
    void anUnknownRegistrationAndSomebodyElsesAreNotFound() {
        assertThat(post(PATH, request(RegistrationId.random(), "2100"), ADA)).isEqualTo(NO_SUCH_REGISTRATION);
        assertThat(post(PATH, request(2100), BEN)).isEqualTo(NO_SUCH_REGISTRATION);
    }

    @Test
    void whatIsFreeNeedsNoPayment() {
        Event freeEvent = Samples.event(10, 0);
        Registration free = Samples.registration(freeEvent, 1, RegistrationStatus.CONFIRMED, Samples.NOW);
        events.put(freeEvent);
        registrations.confirmFree(free, Samples.paymentSucceeded(freeEvent, free, null), AccountCap.NONE);

        assertThat(post(PATH, request(free.registrationId(), "0"), ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "payment-not-required",
                        "Payment not required",
                        "The registration is free and confirmed."));
    }

    @Test
    void whatIsPaidIsNotPaidAgain() {
        registrations.move(id, RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);

        assertThat(post(PATH, request(2100), ADA)).isEqualTo(ALREADY_PAID);
    }

    @Test
    void aSlowPaymentIsUnderWay() {
        post(PATH, request(2100), ADA);
        provider.moveTo(InMemoryPaymentProvider.idOf(id, 1), IntentStatus.PROCESSING);

        assertThat(post(PATH, request(2100), ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "payment-processing",
                        "Payment processing",
                        "A payment is being processed; look at the registration again in a moment."));
    }

    @Test
    void whoComesWhileAnotherCallCreatesTriesAgain() {
        payments.begin(Payment.first(id, registration.total(), id.toString(), clock.instant()));

        assertThat(post(PATH, request(2100), ADA)).isEqualTo(new Answer(409, "application/problem+json", """
                        {"type":"https://usher.dev/problems/creation-in-progress","title":"Creation in progress",\
                        "status":409,"detail":"Another call is creating the PaymentIntent right now; repeat this one."}""", "2"));
    }

    @Test
    void afterTheHoldItIsGone() {
        registrations.expire(registration);

        assertThat(post(PATH, request(2100), ADA))
                .isEqualTo(Answer.problem(
                        410,
                        "registration-expired",
                        "Registration expired",
                        "The seats are no longer held. Register again."));
    }

    @Test
    void anAmountThatStripeDoesNotChargeIsNotPayable() {
        Event cheap = Samples.event(10, 1);
        Registration held = Samples.pending(cheap, 1);
        events.put(cheap);
        registrations.hold(held, AccountCap.NONE);

        assertThat(post(PATH, request(held.registrationId(), "1"), ADA))
                .isEqualTo(Answer.problem(
                        422,
                        "amount-not-payable",
                        "Amount not payable",
                        "The payment provider does not charge this amount. Tell the organizer."));
    }

    @Test
    void withoutStripeTheBuyerComesBackLater() {
        provider.setUnavailable(true);

        Answer answer = post(PATH, request(2100), ADA);

        assertThat(new Answer(answer.status(), answer.type(), answer.body(), ""))
                .isEqualTo(UNAVAILABLE);
        assertThat(Integer.parseInt(answer.retryAfter())).isBetween(2, 5);
    }

    @Test
    void moreBuyersThanStripeTakesComeBackLater() {
        for (int taken = 0; taken < 20; taken++) {
            budget.tryTake();
        }

        Answer turnedAway = post(PATH, request(2100), ADA);

        assertThat(new Answer(turnedAway.status(), turnedAway.type(), turnedAway.body(), ""))
                .isEqualTo(UNAVAILABLE);
        assertThat(Integer.parseInt(turnedAway.retryAfter())).isBetween(2, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":2100}|registrationId must not be null",
                "{\"registrationId\":\"REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2\"}|amount must not be null",
                "{\"registrationId\":\"REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2\",\"amount\":1234567890123}"
                        + "|amount must be less than or equal to 999999999999",
                "{\"registrationId\":\"REG#0b1e1f7e-2222-4d6b-8f00-0000000000b2\",\"amount\":-1}"
                        + "|amount must be greater than or equal to 0",
            })
    void aFieldThatIsMissingOrAbsurdIsNamed(String body, String detail) {
        assertThat(post(PATH, body, ADA)).isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", detail));
    }

    @ParameterizedTest
    @CsvSource({
        "10.5, amount must be a whole number",
        "2100.5, amount must be a whole number",
        "1e400, amount must be a whole number",
        "99999999999999999999, amount must be a whole number of at most 18 digits",
    })
    void anAmountThatIsNoWholeNumberIsRefused(String amount, String detail) {
        Answer answer = post(PATH, request(id, amount), ADA);

        assertThat(answer).isEqualTo(Answer.problem(400, "malformed-request", "Malformed request", detail));
    }

    @Test
    void withoutATokenThereIsNoIntent() {
        assertThat(post(PATH, request(2100)))
                .isEqualTo(Answer.problem(
                        401,
                        "not-signed-in",
                        "Not signed in",
                        "Send a valid, unexpired token in the Authorization header."));
    }

    @Test
    void theConfigurationIsPublicAndHoldsNoSecret() {
        assertThat(get("/payments/config")).isEqualTo(Answer.json(200, "{\"publishableKey\":\"pk_test_usher\"}"));
    }

    private String request(long amount) {
        return request(id, Long.toString(amount));
    }

    private static String request(RegistrationId registrationId, String amount) {
        return "{\"registrationId\":\"" + registrationId + "\",\"amount\":" + amount + "}";
    }
}
