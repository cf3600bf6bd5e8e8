package dev.usher.payment.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.HttpSlice;
import dev.usher.payment.Samples;
import dev.usher.payment.SliceContextBuilder;
import dev.usher.payment.TestClock;
import dev.usher.payment.TestTokens;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.service.SettingException;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(contextBuilder = RateLimitsTest.LowLimits.class)
class RateLimitsTest {
    private static final String[] ADA = {"Authorization", "Bearer " + TestTokens.PROVIDER.of(Samples.ADA)};
    private static final String[] BEN = {"Authorization", "Bearer " + TestTokens.PROVIDER.of(Samples.BEN)};
    private static final String REGISTRATION = """
            {"eventId": "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000b2", "quantity": 1,
             "attendee": {"name": "Ada Lovelace", "email": "ada@example.org"}}""";
    private static final String INTENT = "{\"registrationId\": \"" + RegistrationId.random() + "\", \"amount\": 100}";

    @Inject
    HttpSlice slice;

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
        assertThat(slice.post(path, body, ADA).status()).isEqualTo(404);
        assertThat(slice.post(path, body, ADA).status()).isEqualTo(404);

        assertThat(slice.post(path, body, ADA))
                .isEqualTo(new HttpSlice.Answer(429, "application/problem+json", """
                        {"type":"https://usher.dev/problems/too-many-requests","title":"Too many requests",\
                        "status":429,"detail":"Your account sends too many requests. Try again in 30 s."}""", "30"));
        assertThat(slice.post(path, body, BEN).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(30));
        assertThat(slice.post(path, body, ADA).status()).isEqualTo(404);
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
            assertThat(slice.post("/registrations", REGISTRATION, n % 2 == 0 ? ADA : BEN)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void settingsThatCannotBeReadAreRefused() {
        assertThatThrownBy(() -> new RateLimitConfig(0, 1, 1))
                .isInstanceOf(SettingException.class)
                .hasMessage("RATE_LIMIT_REGISTRATIONS_PER_MINUTE must be a number, at least 1");
        assertThatThrownBy(() -> new RateLimitConfig(1, null, 1))
                .isInstanceOf(SettingException.class)
                .hasMessage("RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY must be a number, at least 1");
        assertThatThrownBy(() -> new RateLimitConfig(1, 1, null))
                .isInstanceOf(SettingException.class)
                .hasMessage("RATE_LIMIT_CREATE_INTENT_PER_MINUTE must be a number, at least 1");
    }

    /// A slice with limits that a test can exceed.
    public static final class LowLimits extends DefaultApplicationContextBuilder {
        public LowLimits() {
            SliceContextBuilder.configure(
                    this,
                    Map.of(
                            "rate-limit.registrations-per-minute", 2,
                            "rate-limit.registrations-per-address-per-day", 2,
                            "rate-limit.create-intent-per-minute", 2));
        }
    }
}
