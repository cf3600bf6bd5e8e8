package dev.usher.payment.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.paying.InMemoryPaymentProvider;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentNotice.Kind;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.limit.SharedLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
    private final PaymentCanceller canceller = new PaymentCanceller(payments, provider);
    private final HoldSweeper sweeper = new HoldSweeper(registrations, payments, canceller, clock, meters);
    private final OpenHoldSweeper openSweeper = new OpenHoldSweeper(
            registrations,
            payments,
            canceller,
            new BackgroundBudget(SharedLimits.perInstance(Clock.systemUTC())),
            clock,
            meters);
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

        sweeper.sweep();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(100);
        assertThat(meters.counter("usher.holds.expired").count()).isEqualTo(1);
        assertThat(provider.calls()).isZero();
    }

    @Test
    void anOpenPaymentIntentIsCancelledBeforeTheSeatsAreGivenBack() {
        Registration hold = hold();
        String intent = open(hold);
        endHolds();

        sweepAll();

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
        assertThat(payments.find(hold.registrationId()).orElseThrow().state()).isEqualTo(PaymentState.CANCELED);
        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(meters.counter("usher.holds.expired").count()).isEqualTo(1);
    }

    @Test
    void aHoldWhosePaymentWasCancelledBeforeEnds() {
        Registration hold = hold();
        String intent = open(hold);
        provider.cancel(intent);
        payments.canceled(payments.find(hold.registrationId()).orElseThrow());
        endHolds();

        sweeper.sweep();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
    }

    @Test
    void aHoldThatIsBeingPaidKeepsItsSeatsAWhileLonger() {
        Registration hold = hold();
        provider.moveTo(open(hold), IntentStatus.PROCESSING);
        endHolds();

        sweepAll();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
        assertThat(expiry(hold)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(99);
    }

    @Test
    void aHoldThatWasPaidWithoutOurKnowingKeepsItsSeats() {
        Registration hold = hold();
        provider.moveTo(open(hold), IntentStatus.SUCCEEDED);
        endHolds();

        sweepAll();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void aHoldUnderReviewKeepsItsSeats() {
        Registration hold = hold();
        review(hold, open(hold));
        endHolds();

        sweepAll();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
        assertThat(expiry(hold)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aCreationThatIsUnderWayEndsWithoutStripeAndCannotBeOpenedAnyMore() {
        Registration hold = hold();
        Payment creating = creating(hold);
        payments.begin(creating);
        endHolds();

        sweeper.sweep();

        assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(provider.calls()).isZero();
        assertThat(payments.opened(creating, "pi_late")).isFalse();
    }

    @Test
    void aPaymentThatBeginsWhileItsHoldIsBeingEndedKeepsTheSeats() {
        Registration hold = hold();
        endHolds();

        var ended = canceller.cancelHere(hold.registrationId());
        open(hold);

        assertThat(ended).isEqualTo(new PaymentCanceller.Cancellation.NobodyCanPay(null));
        assertThat(payments.expireRegistration(hold, null)).isFalse();
        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void theNextAttemptThatBeginsWhileItsHoldIsBeingEndedKeepsTheSeats() {
        Registration hold = hold();
        open(hold);
        Payment first = payments.find(hold.registrationId()).orElseThrow();
        payments.canceled(first);
        endHolds();

        payments.begin(first.next(clock.instant()));

        assertThat(payments.expireRegistration(hold, first)).isFalse();
        assertThat(payments.canceled(first)).isFalse();
        assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void aStripeThatIsAwayHoldsNoOtherSeatsBackAndIsAskedAgainAfterAWhile() {
        List<Registration> paying = IntStream.range(0, 20).mapToObj(_ -> hold()).toList();
        paying.forEach(this::open);
        Registration idle = hold();
        endHolds();
        provider.setUnavailable(true);
        int before = provider.calls();

        for (int look = 0; look < 5; look++) {
            sweepAll();
        }

        assertThat(status(idle)).isEqualTo(RegistrationStatus.EXPIRED);
        assertThat(paying).allSatisfy(hold -> assertThat(status(hold)).isEqualTo(RegistrationStatus.PENDING));
        assertThat(provider.calls() - before).isEqualTo(OpenHoldSweeper.AT_ONCE);

        provider.setUnavailable(false);
        clock.advance(Duration.ofSeconds(61));
        for (int look = 0; look < 5; look++) {
            sweepAll();
        }
        assertThat(paying).allSatisfy(hold -> assertThat(status(hold)).isEqualTo(RegistrationStatus.EXPIRED));
    }

    @Test
    void ofTwoInstancesOneEndsAHold() {
        open(hold());
        var other = new OpenHoldSweeper(
                registrations,
                payments,
                canceller,
                new BackgroundBudget(SharedLimits.perInstance(Clock.systemUTC())),
                clock,
                meters);
        endHolds();
        sweeper.sweep();
        int before = provider.calls();
        provider.setUnavailable(true);

        openSweeper.sweep();
        other.sweep();

        assertThat(provider.calls() - before).isEqualTo(1);
    }

    @Test
    void holdsThatCannotEndDoNotStandInTheWayOfThoseThatCan() {
        for (int stuck = 0; stuck < HoldSweeper.AT_ONCE; stuck++) {
            provider.moveTo(open(hold()), IntentStatus.PROCESSING);
        }
        Event other = Samples.event(1);
        events.put(other);
        Registration last = Samples.registration(other, 1, RegistrationStatus.PENDING, Samples.NOW.plusMillis(1));
        registrations.hold(last, AccountCap.NONE);
        endHolds();

        sweeper.sweep();
        sweeper.sweep();

        assertThat(status(last)).isEqualTo(RegistrationStatus.EXPIRED);
    }

    @Test
    void moreThanOneLookTakesIsSweptByOneRunOfTheJob() {
        Event large = Samples.event(HoldSweeper.AT_ONCE * 2 + 1);
        events.put(large);
        for (int held = 0; held < HoldSweeper.AT_ONCE * 2 + 1; held++) {
            registrations.hold(Samples.pending(large, 1), AccountCap.NONE);
        }
        endHolds();

        new HoldSweeperJob(sweeper, openSweeper).sweep();

        assertThat(events.seatsLeft(large.eventId())).isEqualTo(HoldSweeper.AT_ONCE * 2 + 1);
    }

    private void sweepAll() {
        var job = new HoldSweeperJob(sweeper, openSweeper);
        job.sweep();
        job.sweepOpen();
    }

    private void review(Registration hold, String intent) {
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
    }

    private Payment creating(Registration hold) {
        return Payment.first(hold.registrationId(), PRICE, hold.registrationId().toString(), clock.instant());
    }

    private Registration hold() {
        Registration hold = Samples.pending(event, 1);
        registrations.hold(hold, AccountCap.NONE);
        return hold;
    }

    private String open(Registration hold) {
        Payment creating = creating(hold);
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
