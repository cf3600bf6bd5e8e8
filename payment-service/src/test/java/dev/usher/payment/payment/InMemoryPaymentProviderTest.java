package dev.usher.payment.payment;

import dev.usher.payment.payment.PaymentProvider.IntentStatus;

class InMemoryPaymentProviderTest extends PaymentProviderContract {
    private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();

    @Override
    PaymentProvider provider() {
        return provider;
    }

    @Override
    void pay(String paymentIntentId) {
        provider.moveTo(paymentIntentId, IntentStatus.SUCCEEDED);
    }
}
