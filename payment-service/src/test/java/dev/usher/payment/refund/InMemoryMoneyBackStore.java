package dev.usher.payment.refund;

import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.Fake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refunds and disputes without DynamoDB.
@Fake
public final class InMemoryMoneyBackStore implements MoneyBackStore {
    private final InMemoryEventStore events;
    private final InMemoryRegistrationStore registrations;
    private final InMemoryPaymentStore payments;
    private final InMemoryRefundStore refunds;

    public InMemoryMoneyBackStore(
            InMemoryEventStore events,
            InMemoryRegistrationStore registrations,
            InMemoryPaymentStore payments,
            InMemoryRefundStore refunds) {
        this.events = events;
        this.registrations = registrations;
        this.payments = payments;
        this.refunds = refunds;
    }

    @Override
    public Optional<Payment> ofPaymentIntent(String paymentIntentId) {
        synchronized (events) {
            return payments.all()
                    .filter(payment -> paymentIntentId.equals(payment.paymentIntentId()))
                    .findFirst();
        }
    }

    @Override
    public boolean request(Payment read, RefundRequest request) {
        synchronized (events) {
            if (!isUnchanged(read) || refunds.find(request.refundId()).isPresent()) {
                return false;
            }
            refunds.put(request);
            payments.put(read.with(read.moneyBack()
                    .requested(request.refundId(), request.amount().amountMinor())));
            return true;
        }
    }

    @Override
    public ChangeOutcome change(Change change) {
        synchronized (events) {
            @Nullable MoneyBackNotice notice = change.notice();
            if (notice != null && payments.isSeen(notice.stripeEventId())) {
                return ChangeOutcome.SEEN_BEFORE;
            }
            @Nullable Registration refunded = change.refunded();
            if (!isUnchanged(change.read()) || (refunded != null && !isConfirmed(refunded))) {
                return ChangeOutcome.LOST_RACE;
            }
            if (notice != null) {
                payments.see(notice.stripeEventId());
            }
            payments.put(change.read().with(change.next()));
            change.messages().forEach(registrations::publish);
            if (refunded != null) {
                takeBack(refunded, change.givesSeatsBack());
            }
            return ChangeOutcome.CHANGED;
        }
    }

    @Override
    public void seen(Payment payment, MoneyBackNotice notice) {
        synchronized (events) {
            payments.see(notice.stripeEventId());
        }
    }

    private void takeBack(Registration refunded, boolean givesSeatsBack) {
        registrations.move(refunded.registrationId(), RegistrationStatus.CONFIRMED, RegistrationStatus.REFUNDED);
        if (givesSeatsBack) {
            events.giveBack(refunded.eventId(), refunded.lines());
        }
    }

    private boolean isUnchanged(Payment read) {
        return payments.find(read.registrationId())
                .filter(it -> it.state() == read.state()
                        && it.moneyBack().revision() == read.moneyBack().revision())
                .isPresent();
    }

    private boolean isConfirmed(Registration registration) {
        return registrations
                .find(registration.registrationId())
                .filter(it -> it.status() == RegistrationStatus.CONFIRMED)
                .isPresent();
    }
}
