package dev.usher.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.payment.PaymentNotice.Kind;
import dev.usher.payment.payment.PaymentProvider.IntentStatus;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldSweeperTest {
    private static final Money PRICE = new Money(1050, "eur");

    private final TestClock clock = new TestClock();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryPaymentStore payments =
            new InMemoryPaymentStore(events, registrations, new InMemoryRefundStore());
    private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HoldSweeper sweeper =
            new HoldSweeper(registrations, new PaymentEnd(payments, provider), clock, meters);
    private final Event event = Samples.event(100);

    HoldSweeperTest() {
        events.put(event);
    }

    @Test
    void aHoldThatRunsIsLeftAlone() {
        Registration hold = hold();
        clock.advance(Samples.HOLD);

        assertThat(sweeper.sweep()).isZero();

        assertThat(registrations.find(hold.registrationId())).contains(hold);
    }

    @Test
    void aHoldWithoutPaymentGivesItsSeatsBack() {
        Registration hold = hold();
        endHolds();

        assertThat(sweeper.sweep()).isEqualTo(1);

        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(100);
        assertThat(meters.counter("usher.holds.expired").count()).isEqualTo(1);
    }

    @Test
    void anOpenPaymentIntentIsCancelledBeforeTheSeatsAreGivenBack() {
        Registration hold = hold();
        String intent = open(hold);
        endHolds();

        assertThat(sweeper.sweep()).isEqualTo(1);

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
        assertThat(payments.find(hold.registrationId()).orElseThrow().state()).isEqualTo(PaymentState.CANCELED);
        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
    }

    @Test
    void aHoldWhosePaymentWasCancelledBeforeEnds() {
        Registration hold = hold();
        String intent = open(hold);
        provider.cancel(intent);
        payments.canceled(payments.find(hold.registrationId()).orElseThrow());
        endHolds();

        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void aHoldThatIsBeingPaidKeepsItsSeatsAWhileLonger() {
        Registration hold = hold();
        provider.moveTo(open(hold), IntentStatus.PROCESSING);
        endHolds();

        assertThat(sweeper.sweep()).isZero();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
        assertThat(expiry(hold)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(99);
    }

    @Test
    void aHoldThatWasPaidWithoutOurKnowingKeepsItsSeats() {
        Registration hold = hold();
        provider.moveTo(open(hold), IntentStatus.SUCCEEDED);
        endHolds();

        assertThat(sweeper.sweep()).isZero();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void aHoldUnderReviewKeepsItsSeats() {
        Registration hold = hold();
        String intent = open(hold);
        payments.settle(
                new PaymentNotice(
                        "evt",
                        Kind.SUCCEEDED,
                        hold.registrationId(),
                        1,
                        intent,
                        new Money(1, "eur"),
                        null,
                        Samples.NOW),
                hold,
                Samples.paymentSucceeded(event, hold, intent));
        endHolds();

        assertThat(sweeper.sweep()).isZero();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void aCreationWhoseAnswerWasLostIsFoundAndCancelled() {
        Registration hold = hold();
        payments.begin(Payment.first(
                hold.registrationId(), PRICE, hold.registrationId().toString(), clock.instant()));
        endHolds();

        assertThat(sweeper.sweep()).isEqualTo(1);

        assertThat(provider.retrieve(InMemoryPaymentProvider.idOf(hold.registrationId(), 1))
                        .status())
                .isEqualTo(IntentStatus.CANCELED);
    }

    @Test
    void aCreationThatStripeRefusesEnds() {
        Event cheap = Samples.event(1, 1);
        events.put(cheap);
        Registration hold = Samples.pending(cheap, 1);
        registrations.hold(hold);
        payments.begin(Payment.first(
                hold.registrationId(), hold.total(), hold.registrationId().toString(), clock.instant()));
        endHolds();

        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void withoutAnAnswerFromStripeNothingIsGivenBackYet() {
        Registration hold = hold();
        open(hold);
        endHolds();
        provider.setUnavailable(true);

        assertThat(sweeper.sweep()).isZero();
        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
        assertThat(expiry(hold)).isEqualTo(clock.instant().plus(Duration.ofSeconds(30)));

        provider.setUnavailable(false);
        clock.advance(Duration.ofSeconds(31));
        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void holdsThatCannotEndDoNotStandInTheWayOfThoseThatCan() {
        for (int stuck = 0; stuck < HoldSweeper.AT_ONCE; stuck++) {
            provider.moveTo(open(hold()), IntentStatus.PROCESSING);
        }
        Registration last = Samples.registration(event, 1, RegistrationStatus.PENDING, Samples.NOW.plusMillis(1));
        registrations.hold(last);
        endHolds();

        assertThat(sweeper.sweep()).isZero();
        assertThat(sweeper.sweep()).isEqualTo(1);

        assertThat(status(last)).isEqualTo(RegistrationStatus.EXPIRED);
    }

    @Test
    void moreThanOneLookTakesIsSweptByOneRunOfTheJob() {
        for (int held = 0; held < HoldSweeper.AT_ONCE * 2 + 1; held++) {
            hold();
        }
        endHolds();

        new HoldSweeperJob(sweeper).sweep();

        assertThat(events.seatsLeft(event.eventId())).isEqualTo(100);
    }

    private Registration hold() {
        Registration hold = Samples.pending(event, 1);
        registrations.hold(hold);
        return hold;
    }

    private String open(Registration hold) {
        Payment creating = Payment.first(
                hold.registrationId(), PRICE, hold.registrationId().toString(), clock.instant());
        payments.begin(creating);
        provider.create(creating);
        String intent = InMemoryPaymentProvider.idOf(hold.registrationId(), 1);
        payments.opened(creating, intent);
        return intent;
    }

    private void endHolds() {
        clock.advance(Samples.HOLD.plusSeconds(1));
    }

    private RegistrationStatus status(Registration hold) {
        return registrations.find(hold.registrationId()).orElseThrow().status();
    }

    private Instant expiry(Registration hold) {
        return registrations.find(hold.registrationId()).orElseThrow().expiresAt();
    }
}
