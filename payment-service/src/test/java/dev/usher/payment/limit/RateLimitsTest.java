package dev.usher.payment.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
@Property(name = "slice.limit", value = "2")
class RateLimitsTest extends HttpSlice {
    private static final String[] ADA = as(Samples.ADA);
    private static final String[] BEN = as(Samples.BEN);
    private static final String REGISTRATION = """
            {"eventId": "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000b2", "quantity": 1,
             "attendee": {"name": "Ada Lovelace", "email": "ada@example.org"}}""";
    private static final String INTENT = "{\"registrationId\": \"" + RegistrationId.random() + "\", \"amount\": 100}";

    @Inject
    TestClock clock;

    @Inject
    SharedLimits sharedLimits;

    @BeforeEach
    void aQuietMinute() {
        clock.advance(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/registrations", "/payments/create-intent"})
    void whoAsksTooOftenWaitsAndNobodyElseDoes(String path) {
        String body = path.equals("/registrations") ? REGISTRATION : INTENT;
        assertThat(post(path, body, ADA).status()).isEqualTo(404);
        assertThat(post(path, body, ADA).status()).isEqualTo(404);

        assertThat(post(path, body, ADA)).isEqualTo(new Answer(429, "application/problem+json", """
                        {"type":"https://usher.dev/problems/too-many-requests","title":"Too many requests",\
                        "status":429,"detail":"Your account sends too many requests. Try again in 30 s."}""", "30"));
        assertThat(post(path, body, BEN).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(30));
        assertThat(post(path, body, ADA).status()).isEqualTo(404);
    }

    @Test
    void onlyAFewRegistrationsADayAreMailedToOneAddress() {
        var limits = new RateLimits(new RateLimitConfig(100, 2, 100), sharedLimits, clock);

        assertThat(limits.countMailsTo("victim@example.net")).isEmpty();
        assertThat(limits.countMailsTo("Victim@Example.net ")).isEmpty();
        assertThat(limits.countMailsTo("victim@example.net")).isPresent();
        assertThat(limits.countMailsTo("ben@example.net")).isEmpty();
        limits.nothingMailedTo("victim@example.net");
        assertThat(limits.countMailsTo("victim@example.net")).isEmpty();
    }

    @Test
    void whatMakesNoRegistrationDoesNotCountForItsAddress() {
        for (int n = 0; n < 3; n++) {
            assertThat(post("/registrations", REGISTRATION, n % 2 == 0 ? ADA : BEN)
                            .status())
                    .isEqualTo(404);
        }
    }
}
