package dev.usher.payment;

import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.notices.InMemorySetAsideEvents;
import dev.usher.payment.paying.InMemoryPaymentAudit;
import dev.usher.payment.paying.InMemoryPaymentProvider;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.reconciliation.InMemoryProviderHistory;
import dev.usher.payment.reconciliation.InMemoryWatermarks;
import dev.usher.payment.refund.InMemoryMoneyBackStore;
import dev.usher.payment.refund.InMemoryRefundProvider;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContextBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The context of an HTTP slice test: the whole service, with in-memory stores and providers in place of the
/// adapters, and a clock that stands still.
public final class SliceContextBuilder extends DefaultApplicationContextBuilder {
    private static final List<String> LEFT_OUT = List.of(
            "io.micronaut.aws.",
            "dev.usher.platform.outbox.",
            "dev.usher.platform.messaging.",
            ".$Dynamo",
            "$StripePaymentProvider",
            "$StripeRefundProvider",
            "$StripeClientFactory",
            "$TimeFactory",
            "$RegistrationUpdatesJob",
            "$HoldSweeperJob",
            "$RefundJob",
            "dev.usher.platform.lease.",
            "$ReconciliationJob",
            "$RepublishJob",
            "$StripeProviderHistory");

    public SliceContextBuilder() {
        configure(this, Map.of());
    }

    /// Configures any builder like that of a slice.
    ///
    /// @param settings that differ for this slice
    public static void configure(ApplicationContextBuilder builder, Map<String, Object> settings) {
        var events = new InMemoryEventStore();
        var registrations = new InMemoryRegistrationStore(events);
        var refunds = new InMemoryRefundStore();
        var payments = new InMemoryPaymentStore(events, registrations, refunds);
        var properties = new HashMap<>(TestSettings.COMPLETE);
        properties.putAll(TestTokens.PROVIDER.settings());
        properties.putAll(settings);
        builder.beanConfigurations(ExcludedBeans.of(LEFT_OUT));
        builder.properties(properties);
        builder.singletons(
                new TestClock(),
                events,
                registrations,
                refunds,
                payments,
                new InMemoryMoneyBackStore(events, registrations, payments, refunds),
                new InMemoryPaymentProvider(),
                new InMemoryRefundProvider(),
                new InMemoryPaymentAudit(payments),
                new InMemoryProviderHistory(),
                new InMemorySetAsideEvents(),
                new InMemoryWatermarks());
    }
}
