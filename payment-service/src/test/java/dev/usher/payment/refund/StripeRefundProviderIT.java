package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.StripeOfLocalCloud;

@OnLocalCloud
class StripeRefundProviderIT extends RefundProviderContract {
    private final StripeOfLocalCloud stripe;

    StripeRefundProviderIT(CloudUnderTest cloud) {
        this.stripe = new StripeOfLocalCloud(cloud);
    }

    @Override
    RefundProvider provider() {
        return new StripeRefundProvider(stripe.client());
    }

    @Override
    String paid(RegistrationId registration) {
        return stripe.paid(registration, "test");
    }
}
