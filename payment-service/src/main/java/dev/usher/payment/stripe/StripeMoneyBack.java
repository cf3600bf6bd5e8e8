package dev.usher.payment.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.notices.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads Stripe's events about refunds and disputes.
final class StripeMoneyBack {
    private StripeMoneyBack() {}

    static Delivery of(Event event, Charge charge) {
        if (charge.getPaymentIntent() == null || charge.getAmountRefunded() == null) {
            return StripeEvents.foreign(event);
        }
        return new Delivery.MoneyBack(new MoneyBackNotice.ChargeRefunded(
                event.getId(), charge.getPaymentIntent(), charge.getAmountRefunded(), createdAt(event)));
    }

    static Delivery of(Event event, Refund refund) {
        if (refund.getPaymentIntent() == null) {
            return StripeEvents.foreign(event);
        }
        return new Delivery.MoneyBack(new MoneyBackNotice.RefundChanged(
                event.getId(),
                refund.getPaymentIntent(),
                refund.getId(),
                refund.getAmount(),
                RefundStatus.ofStripe(refund.getStatus()),
                StripeWords.refundRequestId(refund),
                refund.getFailureReason(),
                createdAt(event)));
    }

    static Delivery of(Event event, Dispute dispute) {
        if (dispute.getPaymentIntent() == null) {
            return StripeEvents.foreign(event);
        }
        return new Delivery.MoneyBack(new MoneyBackNotice.DisputeChanged(
                event.getId(),
                dispute.getPaymentIntent(),
                dispute.getId(),
                status(dispute.getStatus()),
                new Money(dispute.getAmount(), dispute.getCurrency()),
                dispute.getReason(),
                createdAt(event)));
    }

    /// A warning is an inquiry: nothing is lost yet, but it may become a dispute without another event that
    /// we subscribe to. A prevented dispute ended with the money being refunded.
    private static PaymentDisputed.Status status(@Nullable String status) {
        return switch (status) {
            case "won", "warning_closed" -> PaymentDisputed.Status.WON;
            case "lost", "prevented" -> PaymentDisputed.Status.LOST;
            case null, default -> PaymentDisputed.Status.OPEN;
        };
    }

    private static Instant createdAt(Event event) {
        return Instant.ofEpochSecond(event.getCreated());
    }
}
