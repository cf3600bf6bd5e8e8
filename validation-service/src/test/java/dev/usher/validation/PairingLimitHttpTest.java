package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "device.address-header", value = "X-Forwarded-For")
@Property(name = "device.pairing-failures-per-minute", value = "2")
class PairingLimitHttpTest extends HttpSlice {
    @Test
    void guessingIsSlowedDownPerAddressThatTheProxySaw() {
        assertThat(guess("6.6.6.6, 192.0.2.1").status()).isEqualTo(422);
        assertThat(guess("7.7.7.7, 192.0.2.1").status()).isEqualTo(422);

        Answer third = guess("8.8.8.8, 192.0.2.1");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.text("type")).isEqualTo("https://usher.dev/problems/too-many-attempts");
        assertThat(third.response().header("Retry-After")).isEqualTo("60");
        assertThat(guess("6.6.6.6, 192.0.2.2").status()).isEqualTo(422);
    }

    private Answer guess(String forwardedFor) {
        return send(post("/devices/pair", "{\"pairingCode\":\"0000-0000-0000\",\"deviceName\":\"Phone\"}")
                .header("X-Forwarded-For", forwardedFor));
    }
}
