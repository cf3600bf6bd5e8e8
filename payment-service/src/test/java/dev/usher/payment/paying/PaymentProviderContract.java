package dev.usher.payment.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.paying.PaymentProvider.CreateOutcome;
import dev.usher.payment.paying.PaymentProvider.CreateOutcome.Created;
import dev.usher.payment.paying.PaymentProvider.CreateOutcome.NotPayable;
import dev.usher.payment.paying.PaymentProvider.Intent;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every payment provider must do, the fake as well as Stripe's client against the stand-in.
public abstract class PaymentProviderContract {
    private static final Money PRICE = new Money(2100, "eur");

    private final RegistrationId registrationId = RegistrationId.random();

    /// The provider under test.
    protected abstract PaymentProvider provider();

    /// Pays as a buyer does.
    protected abstract void pay(String paymentIntentId);

    @Test
    void aNewPaymentIntentWaitsForTheBuyerAndHasASecret() {
        Intent intent = created(1);

        assertThat(intent.paymentIntentId()).startsWith("pi_");
        assertThat(intent.clientSecret()).startsWith(intent.paymentIntentId() + "_secret_");
        assertThat(intent.status()).isEqualTo(IntentStatus.WAITS_FOR_BUYER);
        assertThat(provider().retrieve(intent.paymentIntentId())).isEqualTo(intent);
    }

    @Test
    void theSecretStaysOutOfTexts() {
        Intent intent = created(1);

        assertThat(intent).hasToString("Intent[" + intent.paymentIntentId() + ", WAITS_FOR_BUYER]");
    }

    @Test
    void askingAgainForTheSameAttemptGivesTheSamePaymentIntent() {
        assertThat(created(1)).isEqualTo(created(1));
    }

    @Test
    void askingManyTimesAtOnceGivesOnePaymentIntent() {
        List<Intent> intents = Concurrently.ask(4, _ -> createdAfterConflicts());

        assertThat(intents).containsOnly(created(1));
    }

    @Test
    void anotherAttemptHasAnotherPaymentIntent() {
        assertThat(created(2).paymentIntentId()).isNotEqualTo(created(1).paymentIntentId());
    }

    @Test
    void anAmountBelowTheMinimumIsNotPayable() {
        assertThat(provider().create(payment(1, new Money(1, "eur")))).isEqualTo(new NotPayable());
    }

    @Test
    void aPaymentIntentThatNobodyPaysIsCancelledAndStaysSo() {
        String id = created(1).paymentIntentId();

        assertThat(provider().cancel(id)).isTrue();
        assertThat(provider().cancel(id)).isTrue();

        assertThat(provider().retrieve(id).status()).isEqualTo(IntentStatus.CANCELED);
    }

    @Test
    void aPaymentIntentThatWasPaidIsNotCancelled() {
        String id = created(1).paymentIntentId();
        pay(id);

        assertThat(provider().cancel(id)).isFalse();

        assertThat(provider().retrieve(id).status()).isEqualTo(IntentStatus.SUCCEEDED);
    }

    @Test
    void nothingIsKnownOfAPaymentIntentThatDoesNotExist() {
        assertThatThrownBy(() -> provider().retrieve("pi_unknown")).isInstanceOf(ProviderUnavailable.class);
        assertThatThrownBy(() -> provider().cancel("pi_unknown")).isInstanceOf(ProviderUnavailable.class);
    }

    private Payment payment(int attempt, Money amount) {
        return Samples.payment(registrationId, attempt, PaymentState.CREATING, amount, null, null, Samples.NOW);
    }

    private Intent created(int attempt) {
        CreateOutcome outcome = provider().create(payment(attempt, PRICE));
        assertThat(outcome).isInstanceOf(Created.class);
        return ((Created) outcome).intent();
    }

    /// Stripe refuses a key that another call is using at the same time; retrying is up to the caller's
    /// caller.
    private Intent createdAfterConflicts() {
        while (true) {
            try {
                return created(1);
            } catch (ProviderUnavailable e) {
                Thread.onSpinWait();
            }
        }
    }
}
