package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.Settlements.SettleOutcome.Mismatch;
import dev.usher.payment.paying.Settlements.SettleOutcome.NoSeatLeft;
import dev.usher.payment.paying.Settlements.SettleOutcome.PaidTwice;
import dev.usher.payment.paying.Settlements.SettleOutcome.Settled;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledBefore;
import dev.usher.payment.paying.Settlements.SettleOutcome.SettledLate;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payments without DynamoDB.
@Fake
public final class InMemoryPaymentStore implements PaymentStore, Settlements {
    private static final Set<PaymentState> UNFINISHED =
            Set.of(PaymentState.CREATING, PaymentState.OPEN, PaymentState.PROCESSING);

    private final InMemoryEventStore events;
    private final InMemoryRegistrationStore registrations;
    private final InMemoryRefundStore refunds;
    private final Map<RegistrationId, Payment> payments = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    public InMemoryPaymentStore(
            InMemoryEventStore events, InMemoryRegistrationStore registrations, InMemoryRefundStore refunds) {
        this.events = events;
        this.registrations = registrations;
        this.refunds = refunds;
    }

    @Override
    public Optional<Payment> find(RegistrationId registrationId) {
        synchronized (events) {
            return Optional.ofNullable(payments.get(registrationId));
        }
    }

    @Override
    public Map<RegistrationId, Payment> findAll(Collection<RegistrationId> registrationIds) {
        synchronized (events) {
            var found = new HashMap<>(payments);
            found.keySet().retainAll(Set.copyOf(registrationIds));
            return found;
        }
    }

    @Override
    public boolean cancelRegistration(Registration pending, @Nullable Payment payment) {
        synchronized (events) {
            return isOver(pending, payment) && registrations.cancel(pending.registrationId());
        }
    }

    @Override
    public boolean expireRegistration(Registration ended, @Nullable Payment payment) {
        synchronized (events) {
            return isOver(ended, payment) && registrations.expire(ended);
        }
    }

    private boolean isOver(Registration registration, @Nullable Payment read) {
        Payment now = payments.get(registration.registrationId());
        return read == null
                ? now == null
                : now != null
                        && (now.state() == PaymentState.CANCELED || now.state() == PaymentState.REFUNDED)
                        && now.attempt() == read.attempt();
    }

    @Override
    public boolean begin(Payment creating) {
        synchronized (events) {
            if (registrations
                    .find(creating.registrationId())
                    .filter(it -> it.status() == RegistrationStatus.PENDING)
                    .isEmpty()) {
                return false;
            }
            Payment before = payments.get(creating.registrationId());
            boolean mayBegin = before == null
                    || (before.state() == PaymentState.CANCELED && before.attempt() == creating.attempt() - 1);
            if (mayBegin) {
                payments.put(creating.registrationId(), creating);
            }
            return mayBegin;
        }
    }

    @Override
    public boolean takeOver(Payment stale, Instant now) {
        synchronized (events) {
            return stale.equals(payments.get(stale.registrationId()))
                    && stale.state() == PaymentState.CREATING
                    && replace(copy(stale, stale.state(), stale.paymentIntentId(), stale.failureCode(), now));
        }
    }

    @Override
    public void creationFailed(Payment creating) {
        synchronized (events) {
            creationOf(creating)
                    .ifPresent(
                            it -> replace(copy(it, it.state(), it.paymentIntentId(), it.failureCode(), Instant.EPOCH)));
        }
    }

    @Override
    public boolean opened(Payment creating, String paymentIntentId) {
        synchronized (events) {
            return creationOf(creating)
                    .filter(it ->
                            replace(copy(it, PaymentState.OPEN, paymentIntentId, it.failureCode(), it.creatingSince())))
                    .isPresent();
        }
    }

    @Override
    public boolean canceled(Payment payment) {
        synchronized (events) {
            return find(payment.registrationId())
                    .filter(it -> it.attempt() == payment.attempt() && mayBeCanceled(payment.state(), it.state()))
                    .filter(it -> replace(copy(
                            it, PaymentState.CANCELED, it.paymentIntentId(), it.failureCode(), it.creatingSince())))
                    .isPresent();
        }
    }

    private static boolean mayBeCanceled(PaymentState read, PaymentState now) {
        return now == PaymentState.CANCELED
                || (UNFINISHED.contains(now) && (read == PaymentState.CREATING) == (now == PaymentState.CREATING));
    }

    @Override
    public SettleOutcome settle(PaymentNotice success, Registration registration, Envelope paymentSucceeded) {
        synchronized (events) {
            if (!seen.add(success.stripeEventId())) {
                return new SettledBefore();
            }
            Payment payment = payments.get(success.registrationId());
            if (payment == null) {
                return new Mismatch("no payment was begun");
            }
            boolean isOpen = UNFINISHED.contains(payment.state()) || payment.state() == PaymentState.CANCELED;
            if (!isOfSameIntent(payment, success)) {
                return refunds.put(success.refund("duplicate", RefundRequest.Kind.DUPLICATE))
                        ? new PaidTwice()
                        : new SettledBefore();
            }
            if (!isOpen) {
                return new SettledBefore();
            }
            if (!payment.amount().equals(success.received())) {
                return review(payment, success, "the amount or the currency");
            }
            return registrations.isPublished(paymentSucceeded)
                    ? new SettledBefore()
                    : confirm(payment, success, registration, paymentSucceeded);
        }
    }

    private SettleOutcome confirm(
            Payment payment, PaymentNotice success, Registration registration, Envelope paymentSucceeded) {
        var registrationId = registration.registrationId();
        SettleOutcome outcome = new Settled();
        if (!registrations.move(registrationId, RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED)) {
            RegistrationStatus status =
                    registrations.find(registrationId).orElseThrow().status();
            if (status == RegistrationStatus.CONFIRMED) {
                return review(payment, success, "the registration is confirmed already");
            }
            if (status != RegistrationStatus.EXPIRED || !events.take(registration.eventId(), registration.lines())) {
                return goesBack(payment, success);
            }
            registrations.move(registrationId, RegistrationStatus.EXPIRED, RegistrationStatus.CONFIRMED);
            outcome = new SettledLate();
        }
        replace(paid(payment, success, PaymentState.SUCCEEDED, null, MoneyBack.NONE));
        registrations.publish(paymentSucceeded);
        return outcome;
    }

    @Override
    public NoteOutcome note(PaymentNotice notice) {
        synchronized (events) {
            if (!seen.add(notice.stripeEventId())) {
                return NoteOutcome.SEEN_BEFORE;
            }
            Payment payment = payments.get(notice.registrationId());
            if (payment == null || !UNFINISHED.contains(payment.state()) || !isOfSameIntent(payment, notice)) {
                return NoteOutcome.OUTDATED;
            }
            PaymentState state = switch (notice.kind()) {
                case SUCCEEDED -> PaymentState.SUCCEEDED;
                case FAILED -> PaymentState.OPEN;
                case PROCESSING -> PaymentState.PROCESSING;
                case CANCELED -> PaymentState.CANCELED;
            };
            @Nullable String failure = notice.failureCode() == null ? payment.failureCode() : notice.failureCode();
            replace(copy(payment, state, notice.paymentIntentId(), failure, payment.creatingSince()));
            return NoteOutcome.NOTED;
        }
    }

    /// Forgets everything.
    public void clear() {
        synchronized (events) {
            payments.clear();
            seen.clear();
        }
    }

    /// All payments.
    public Stream<Payment> all() {
        return payments.values().stream();
    }

    public void put(Payment payment) {
        payments.put(payment.registrationId(), payment);
    }

    public boolean isSeen(String stripeEventId) {
        return seen.contains(stripeEventId);
    }

    public void see(String stripeEventId) {
        seen.add(stripeEventId);
    }

    private SettleOutcome goesBack(Payment payment, PaymentNotice success) {
        RefundRequest late = success.refund("late", RefundRequest.Kind.LATE);
        refunds.put(late);
        replace(paid(
                payment,
                success,
                PaymentState.LATE_PAID,
                payment.failureCode(),
                MoneyBack.NONE.requested(late.refundId(), late.amount().amountMinor())));
        return new NoSeatLeft();
    }

    private SettleOutcome review(Payment payment, PaymentNotice success, String what) {
        replace(paid(payment, success, PaymentState.REVIEW, payment.failureCode(), MoneyBack.NONE));
        return new Mismatch(what);
    }

    private static Payment paid(
            Payment old, PaymentNotice success, PaymentState as, @Nullable String failureCode, MoneyBack moneyBack) {
        return new Payment(
                old.registrationId(),
                old.attempt(),
                as,
                old.amount(),
                success.paymentIntentId(),
                failureCode,
                old.creatingSince(),
                old.description(),
                new Payment.Settled(as, success.received(), success.happenedAt()),
                moneyBack);
    }

    private Optional<Payment> creationOf(Payment creating) {
        return find(creating.registrationId())
                .filter(it -> it.state() == PaymentState.CREATING && it.attempt() == creating.attempt());
    }

    private boolean replace(Payment payment) {
        payments.put(payment.registrationId(), payment);
        return true;
    }

    private static boolean isOfSameIntent(Payment payment, PaymentNotice notice) {
        return payment.attempt() == notice.attempt()
                && (payment.paymentIntentId() == null
                        || payment.paymentIntentId().equals(notice.paymentIntentId()));
    }

    private static Payment copy(
            Payment old,
            PaymentState state,
            @Nullable String paymentIntentId,
            @Nullable String failureCode,
            Instant creatingSince) {
        return new Payment(
                old.registrationId(),
                old.attempt(),
                state,
                old.amount(),
                paymentIntentId,
                failureCode,
                creatingSince,
                old.description(),
                old.settled(),
                old.moneyBack());
    }
}
