package dev.usher.payment.stripe;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.refund.RefundProvider;
import dev.usher.payment.refund.RefundProviderContract;

@OnLocalCloud
class StripeRefundProviderIT extends RefundProviderContract {
    private final StripeOfLocalCloud stripe;

    StripeRefundProviderIT(CloudUnderTest cloud) {
        this.stripe = new StripeOfLocalCloud(cloud);
    }

    @Override
    protected RefundProvider provider() {
        return new StripeRefundProvider(stripe.client());
    }

    @Override
    protected String paid(RegistrationId registration) {
        return stripe.paid(registration, "test");
    }
}
