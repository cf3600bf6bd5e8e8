package dev.usher.validation.pretix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.SliceTest;
import io.micronaut.context.annotation.Property;
import org.junit.jupiter.api.Test;

@SliceTest
@Property(name = "scanner-apps.api", value = "true")
@Property(name = "device.pairing-failures-per-minute", value = "1")
@Property(name = "device.requests-per-minute", value = "1")
class ScannerAppsLimitsHttpTest extends ScannerAppsSlice {
    @Test
    void whoIsTooFastHearsHowLongToWait() {
        String[] device = device("scan");
        String redeem = "/api/v1/organizers/usher/events/{event}/checkinlists/1/positions/{secret}/redeem/";
        assertThat(post(redeem, "{}", device).status()).isEqualTo(201);

        Answer second = post(redeem, "{}", device);

        assertThat(second.status()).isEqualTo(429);
        String wait = second.retryAfter();
        assertThat(second.body())
                .isEqualTo("{\"detail\":\"Request was throttled. Expected available in " + wait + " seconds.\"}");

        assertThatGuessesAreCounted();
    }

    /// In the same test, since afterwards nothing pairs for a minute.
    private void assertThatGuessesAreCounted() {
        String guess = "{\"token\":\"0000-0000-0000\",\"hardware_brand\":\"a\",\"hardware_model\":\"b\"}";
        post("/api/v1/device/initialize", guess);

        Answer second = post("/api/v1/device/initialize", guess);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body())
                .isEqualTo(
                        "{\"token\":[\"There were too many wrong pairing codes from your address. Wait a minute.\"]}");
    }
}
