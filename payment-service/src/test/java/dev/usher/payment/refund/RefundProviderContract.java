package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Samples;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundStatus;
import dev.usher.payment.refund.RefundProvider.Answer;
import dev.usher.payment.refund.RefundProvider.StripeRefund;
import org.junit.jupiter.api.Test;

/// What every refund provider must do, the fake as well as Stripe's client against the stand-in.
public abstract class RefundProviderContract {
    private final RegistrationId registrationId = RegistrationId.random();

    /// The provider under test.
    protected abstract RefundProvider provider();

    /// A PaymentIntent that was paid with 21 euros.
    protected abstract String paid(RegistrationId registration);

    @Test
    void aRefundIsMadeAndCarriesItsRequest() {
        RefundRequest request = request(paid(registrationId), "part", 500);

        StripeRefund refund = taken(request);

        assertThat(refund.amountMinor()).isEqualTo(500);
        assertThat(refund.requestId()).isEqualTo(request.refundId());
        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(provider().ofPaymentIntent(request.paymentIntentId())).containsExactly(refund);
    }

    @Test
    void askingAgainGivesTheSameRefund() {
        RefundRequest request = request(paid(registrationId), "full", 2100);

        assertThat(taken(request)).isEqualTo(taken(request));

        assertThat(provider().ofPaymentIntent(request.paymentIntentId())).hasSize(1);
    }

    @Test
    void moreThanIsLeftIsRefused() {
        String intent = paid(registrationId);
        taken(request(intent, "part", 2000));

        assertThat(provider().refund(request(intent, "more", 200), 1)).isInstanceOf(Answer.Refused.class);

        taken(request(intent, "rest", 100));
        assertThat(provider().refund(request(intent, "again", 100), 1))
                .isEqualTo(new Answer.Refused("charge_already_refunded"));
    }

    private StripeRefund taken(RefundRequest request) {
        Answer answer = provider().refund(request, 1);
        assertThat(answer).isInstanceOf(Answer.Taken.class);
        return ((Answer.Taken) answer).refund();
    }

    private RefundRequest request(String intent, String what, long amount) {
        return RefundRequest.of(
                registrationId,
                intent,
                what,
                new Money(amount, "eur"),
                Kind.PARTIAL,
                RefundReason.REQUESTED_BY_CUSTOMER,
                Samples.NOW);
    }
}
