package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;

class InMemoryRefundProviderTest extends RefundProviderContract {
    private final InMemoryRefundProvider provider = new InMemoryRefundProvider();

    @Override
    protected RefundProvider provider() {
        return provider;
    }

    @Override
    protected String paid(RegistrationId registration) {
        String intent = "pi_" + registration.uuid();
        provider.received(intent, 2100);
        return intent;
    }
}
