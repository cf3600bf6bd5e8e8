package dev.usher.payment.paying;

import dev.usher.payment.paying.PaymentProvider.IntentStatus;

class InMemoryPaymentProviderTest extends PaymentProviderContract {
    private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected void pay(String paymentIntentId) {
        provider.moveTo(paymentIntentId, IntentStatus.SUCCEEDED);
    }
}
