package dev.usher.payment.timeline;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.MessageType;
import dev.usher.contracts.timeline.Timeline;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.platform.outbox.PublishedMessages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What payment-service knows of an order: its registration, payment, refunds, and what it published.
@Singleton
final class PaymentTimeline {
    /// Of an order's refunds and disputes, more messages are not looked for.
    private static final int MOST_CHANGES = 50;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final PublishedMessages messages;

    PaymentTimeline(
            RegistrationStore registrations, PaymentStore payments, RefundStore refunds, PublishedMessages messages) {
        this.registrations = registrations;
        this.payments = payments;
        this.refunds = refunds;
        this.messages = messages;
    }

    /// The steps.
    ///
    /// @return empty if the event has no such order
    Optional<Timeline> of(EventId eventId, RegistrationId registrationId) {
        return registrations
                .find(registrationId)
                .filter(registration -> registration.eventId().equals(eventId))
                .map(this::steps)
                .map(Timeline::new);
    }

    private List<Step> steps(Registration registration) {
        RegistrationId id = registration.registrationId();
        var steps = new ArrayList<Step>();
        steps.add(Step.of(
                registration.createdAt(),
                "registered",
                registration.total(),
                registration.status().wireName()));
        payments.find(id).ifPresent(payment -> add(payment, steps));
        for (RefundRequest refund : refunds.ofRegistration(id)) {
            steps.add(Step.of(
                    refund.requestedAt(),
                    "refund_requested",
                    refund.amount(),
                    refund.state().wireName()));
        }
        messages.find(messageIds(id)).stream()
                .flatMap(message -> Step.message(message.type(), message.writtenAt(), message.publishedAt()))
                .forEach(steps::add);
        return steps;
    }

    private static void add(Payment payment, List<Step> steps) {
        steps.add(Step.of(payment.creatingSince(), "payment_started", payment.amount(), payment.paymentIntentId()));
        Payment.Settled settled = payment.settled();
        if (settled != null) {
            steps.add(Step.of(
                    settled.at(), "paid", settled.received(), settled.as().wireName()));
        }
    }

    private static List<String> messageIds(RegistrationId id) {
        var ids = new ArrayList<String>();
        ids.add(MessageType.PAYMENT_SUCCEEDED.wireName() + "#" + id);
        ids.add(MessageType.REGISTRATION_RELEASED.wireName() + "#" + id);
        IntStream.rangeClosed(1, MOST_CHANGES)
                .mapToObj(revision -> MessageType.PAYMENT_REFUNDED.wireName() + "#" + id + "#" + revision)
                .forEach(ids::add);
        return ids;
    }
}
