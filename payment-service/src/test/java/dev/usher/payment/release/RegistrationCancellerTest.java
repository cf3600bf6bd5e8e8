package dev.usher.payment.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.paying.InMemoryPaymentProvider;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentProvider;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.release.RegistrationCanceller.CancelOutcome;
import org.junit.jupiter.api.Test;

class RegistrationCancellerTest {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryPaymentStore payments =
            new InMemoryPaymentStore(events, registrations, new InMemoryRefundStore());
    private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
    private final RegistrationCanceller canceller =
            new RegistrationCanceller(registrations, payments, new PaymentCanceller(payments, provider));
    private final Event event = Samples.event(10);
    private final Registration hold = Samples.pending(event, 2);
    private final RegistrationId id = hold.registrationId();

    RegistrationCancellerTest() {
        events.put(event);
        registrations.hold(hold, AccountCap.NONE);
    }

    @Test
    void whatIsHeldIsCancelledAndItsSeatsAreFreeAgain() {
        assertThat(cancel()).isInstanceOf(CancelOutcome.Cancelled.class);

        assertThat(status()).isEqualTo(RegistrationStatus.CANCELLED);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void cancellingAgainAnswersTheSameAndGivesNothingBackTwice() {
        CancelOutcome first = cancel();

        assertThat(cancel()).isEqualTo(first);

        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void anOpenPaymentIntentIsCancelledAtStripeFirst() {
        String intent = open();

        assertThat(cancel()).isInstanceOf(CancelOutcome.Cancelled.class);

        assertThat(provider.retrieve(intent).status()).isEqualTo(IntentStatus.CANCELED);
        assertThat(payments.find(id).orElseThrow().state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void whatIsBeingPaidStaysHeld() {
        provider.moveTo(open(), IntentStatus.PROCESSING);

        assertThat(cancel()).isEqualTo(new CancelOutcome.BeingPaid());

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
    }

    @Test
    void whatIsPaidWithoutOurKnowingIsPaid() {
        provider.moveTo(open(), IntentStatus.SUCCEEDED);

        assertThat(cancel()).isEqualTo(new CancelOutcome.AlreadyPaid());

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void whatIsConfirmedIsPaid() {
        registrations.move(id, RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);

        assertThat(cancel()).isEqualTo(new CancelOutcome.AlreadyPaid());
    }

    @Test
    void whatIsFreeIsConfirmedForGood() {
        Event free = Samples.event(10, 0);
        Registration confirmed = Samples.registration(free, 1, RegistrationStatus.CONFIRMED, Samples.NOW);
        events.put(free);
        registrations.confirmFree(confirmed, Samples.paymentSucceeded(free, confirmed, null), AccountCap.NONE);

        assertThat(canceller.cancel(Samples.ADA, confirmed.registrationId()))
                .isEqualTo(new CancelOutcome.FreeAndConfirmed());
    }

    @Test
    void whatHasExpiredIsGone() {
        registrations.expire(hold);

        assertThat(cancel()).isEqualTo(new CancelOutcome.HoldEnded());
    }

    @Test
    void somebodyElsesIsUnknown() {
        assertThat(canceller.cancel(Samples.BEN, id)).isEqualTo(new CancelOutcome.UnknownRegistration());
        assertThat(canceller.cancel(Samples.ADA, RegistrationId.random()))
                .isEqualTo(new CancelOutcome.UnknownRegistration());
        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void whatWasPaidWronglyAndGivenBackIsCancelled() {
        open();
        payments.put(Samples.payment(id, 1, PaymentState.REFUNDED, hold.total(), "pi_wrong", null, Samples.NOW));

        assertThat(cancel()).isInstanceOf(CancelOutcome.Cancelled.class);

        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void aCreationThatIsUnderWayIsCancelledWithoutStripe() {
        payments.begin(Payment.first(id, hold.total(), id.toString(), Samples.NOW));
        provider.setUnavailable(true);

        assertThat(cancel()).isInstanceOf(CancelOutcome.Cancelled.class);

        assertThat(status()).isEqualTo(RegistrationStatus.CANCELLED);
    }

    @Test
    void withoutAnAnswerFromStripeTheSeatsStayHeld() {
        open();
        provider.setUnavailable(true);

        assertThatThrownBy(this::cancel).isInstanceOf(PaymentProvider.ProviderUnavailable.class);

        assertThat(status()).isEqualTo(RegistrationStatus.PENDING);
    }

    private CancelOutcome cancel() {
        return canceller.cancel(Samples.ADA, id);
    }

    private String open() {
        Payment creating = Payment.first(id, hold.total(), id.toString(), Samples.NOW);
        payments.begin(creating);
        provider.create(creating);
        String intent = InMemoryPaymentProvider.idOf(id, 1);
        payments.opened(creating, intent);
        return intent;
    }

    private RegistrationStatus status() {
        return registrations.find(id).orElseThrow().status();
    }
}
