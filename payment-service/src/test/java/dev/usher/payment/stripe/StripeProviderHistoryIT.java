package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.CloudContext;
import dev.usher.payment.paying.PaymentProvider.IntentStatus;
import dev.usher.payment.reconciliation.ProviderHistory;
import dev.usher.payment.reconciliation.ProviderHistory.IntentFacts;
import dev.usher.payment.reconciliation.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeProviderHistoryIT {
    private final RegistrationId registrationId = RegistrationId.random();
    private final CloudContext context;
    private final StripeOfLocalCloud stripe;
    private final String environment;

    StripeProviderHistoryIT(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
        this.stripe = new StripeOfLocalCloud(cloud);
        this.environment = cloud.environmentName();
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    void aPaymentIntentOfOursIsFoundAndListed() {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        String intent = stripe.paid(registrationId, environment);

        IntentFacts facts = history().intent(intent).orElseThrow();

        assertThat(facts.registrationId()).isEqualTo(registrationId);
        assertThat(facts.status()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(facts.received()).isEqualTo(new Money(2100, "eur"));
        assertThat(history()
                        .intents(facts.createdAt(), facts.createdAt(), Integer.MAX_VALUE)
                        .facts())
                .contains(facts);
        assertThat(history()
                        .intents(before, facts.createdAt().minusSeconds(1), Integer.MAX_VALUE)
                        .facts())
                .doesNotContain(facts);
        assertThat(history()
                        .intents(
                                facts.createdAt().plusSeconds(1),
                                facts.createdAt().plusSeconds(60),
                                1)
                        .facts())
                .doesNotContain(facts);
    }

    @Test
    void aListIsReadPageByPageTheNewestFirstAndNoFurtherThanWanted() {
        Instant before = Instant.now().minusSeconds(1);
        var made = new ArrayList<String>();
        for (int number = 0; number < 120; number++) {
            made.add(stripe.paid(RegistrationId.random(), environment));
        }
        Instant after = Instant.now().plusSeconds(1);

        assertThat(history().intents(before, after, 2).facts())
                .extracting(IntentFacts::paymentIntentId)
                .containsAll(made);
        assertThat(history().intents(before, after, 1).facts())
                .extracting(IntentFacts::paymentIntentId)
                .hasSize(100)
                .startsWith(made.getLast())
                .doesNotContain(made.getFirst());
        assertThat(history().intents(before, after, 0).facts()).isEmpty();
    }

    @Test
    void anotherEnvironmentsPaymentIntentIsNotOursAndAnUnknownOneIsNone() {
        assertThat(history().intent(stripe.paid(registrationId, "somewhere-else")))
                .isEmpty();
        assertThat(history().intent("pi_unknown")).isEmpty();
    }

    @Test
    void undeliveredEventsCanBeListed() {
        assertThat(history().undelivered(Instant.now().minus(Duration.ofDays(30))))
                .allSatisfy(event -> assertThat(event.stripeEventId()).startsWith("evt_"));
    }

    @Test
    void aWatermarkIsRemembered() {
        Watermarks watermarks = context.bean(Watermarks.class);
        Instant done = Instant.parse("2026-11-22T12:00:00Z");

        watermarks.write("job-" + registrationId, done);

        assertThat(watermarks.read("job-" + registrationId)).contains(done);
        assertThat(watermarks.read("another-job-" + registrationId)).isEmpty();
    }

    private ProviderHistory history() {
        return context.bean(ProviderHistory.class);
    }
}
