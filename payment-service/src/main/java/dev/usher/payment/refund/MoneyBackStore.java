package dev.usher.payment.refund;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.registration.Registration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers with each payment how much of it went back. A change is based on the payment as it was read, and
/// is refused if the payment has changed since; the caller then reads it again. Every method may throw if the
/// store cannot be reached; repeating it with the same arguments is safe.
public interface MoneyBackStore {
    /// The payment with this PaymentIntent. Never older than the last write, but a PaymentIntent that was
    /// created a moment ago may not be found yet.
    Optional<Payment> ofPaymentIntent(String paymentIntentId);

    /// Writes a refund request and counts it against what is left of the payment, in one transaction.
    ///
    /// @return false if the payment changed since it was read, or the request was made before
    boolean request(Payment read, RefundRequest request);

    /// Applies a change with its consequences, and records Stripe's event as seen, in one transaction.
    ChangeOutcome change(Change change);

    /// Records as seen an event that changes nothing.
    void seen(Payment payment, MoneyBackNotice notice);

    /// What is changed in one transaction.
    ///
    /// @param read the payment as it was read
    /// @param next what is known about its refunds and disputes after the change
    /// @param notice the event that caused the change; absent if it was not one of Stripe's
    /// @param messages the messages to publish
    /// @param refunded the confirmed registration that is refunded by this change; absent if there is none
    /// @param givesSeatsBack whether its seats become free again
    record Change(
            Payment read,
            MoneyBack next,
            @Nullable MoneyBackNotice notice,
            List<Envelope> messages,
            @Nullable Registration refunded,
            boolean givesSeatsBack) {
        public Change {
            messages = List.copyOf(messages);
        }
    }

    /// The result of a change.
    enum ChangeOutcome {
        /// Applied now.
        CHANGED,
        /// Stripe's event was seen before.
        SEEN_BEFORE,
        /// The payment or the registration changed since it was read.
        LOST_RACE
    }
}
