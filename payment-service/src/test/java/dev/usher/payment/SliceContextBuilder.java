package dev.usher.payment;

import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.payment.InMemoryPaymentProvider;
import dev.usher.payment.payment.InMemoryPaymentStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import io.micronaut.context.DefaultApplicationContextBuilder;
import java.util.HashMap;
import java.util.List;

/// The context of an HTTP slice test: the service with everything but its adapters, in whose place are the
/// in-memory ones, and a clock that stands still.
public final class SliceContextBuilder extends DefaultApplicationContextBuilder {
    private static final List<String> LEFT_OUT = List.of(
            "io.micronaut.aws.",
            "dev.usher.platform.outbox.",
            "dev.usher.platform.messaging.",
            ".$Dynamo",
            "$StripePaymentProvider",
            "$StripeClientFactory",
            "$TimeFactory",
            "$RegistrationUpdatesJob",
            "$HoldSweeperJob");

    public SliceContextBuilder() {
        var events = new InMemoryEventStore();
        var registrations = new InMemoryRegistrationStore(events);
        var properties = new HashMap<>(TestSettings.COMPLETE);
        properties.putAll(TestTokens.PROVIDER.settings());
        beanConfigurations(LeftOut.of(LEFT_OUT));
        properties(properties);
        singletons(
                new TestClock(),
                events,
                registrations,
                new InMemoryPaymentStore(events, registrations),
                new InMemoryPaymentProvider());
    }
}
