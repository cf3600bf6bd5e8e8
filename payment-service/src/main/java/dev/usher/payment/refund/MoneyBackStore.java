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

/// Remembers with each payment what of its money went back. Changes are made of what was read and are
/// refused if somebody else changed it since: read again then. Every method may throw if the store cannot
/// be reached; repeating it with the same arguments is safe.
public interface MoneyBackStore {
    /// The payment with this PaymentIntent. Never older than the last write, but a PaymentIntent that was
    /// created a moment ago may not be found yet.
    Optional<Payment> ofPaymentIntent(String paymentIntentId);

    /// Writes a request for a refund and counts it against what is left of the payment, in one transaction.
    ///
    /// @return false if the payment changed since it was read, or the request was made before
    boolean request(Payment read, RefundRequest request);

    /// Applies a change with its consequences, and that Stripe's event was seen, in one transaction.
    ChangeOutcome change(Change change);

    /// Notes that an event was seen which changes nothing.
    void seen(Payment payment, MoneyBackNotice notice);

    /// What changes together.
    ///
    /// @param read the payment as it was read
    /// @param next what of its money went back by now
    /// @param notice the event that told; absent if it was none of Stripe's
    /// @param messages what to publish
    /// @param refunded the confirmed registration that has lost its money; absent if none has
    /// @param givesSeatsBack whether its seats are free again
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

    /// What became of a change.
    enum ChangeOutcome {
        /// Applied now.
        CHANGED,
        /// Stripe's event was seen before.
        SEEN_BEFORE,
        /// The payment or the registration changed since it was read.
        LOST_RACE
    }
}
