package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.SampleEvents;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SliceTest
@Property(name = "device.address-header", value = "X-Forwarded-For")
@Property(name = "device.pairing-failures-per-minute", value = "2")
@Property(name = "device.requests-per-minute", value = "3")
@Property(name = "device.uploaded-scans-per-minute", value = "200")
class LimitsHttpTest extends HttpSlice {
    private static final EventId EVENT = new EventId(UUID.fromString("5c0a1f7e-1111-4d6b-8f00-0000000000a1"));

    @Inject
    DoorEvents events;

    @Test
    void guessingIsSlowedDownPerAddressThatTheProxySaw() {
        assertThat(guess("6.6.6.6, 192.0.2.1").status()).isEqualTo(422);
        assertThat(guess("7.7.7.7, 192.0.2.1").status()).isEqualTo(422);

        Answer third = guess("8.8.8.8, 192.0.2.1");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.text("type")).isEqualTo("https://usher.dev/problems/too-many-attempts");
        assertThat(third.retryAfter()).isEqualTo("60");
        assertThat(guess("6.6.6.6, 192.0.2.2").status()).isEqualTo(422);
    }

    @Test
    void aDeviceThatFloodsTheDoorIsSlowedDownAndNoOther() {
        String[] flooding = pairedDevice("192.0.2.8");
        String[] other = pairedDevice("192.0.2.9");

        for (int i = 0; i < 3; i++) {
            assertThat(scan(flooding).status()).isEqualTo(200);
        }
        Answer fourth = scan(flooding);

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.text("type")).isEqualTo("https://usher.dev/problems/too-many-requests");
        assertThat(fourth.retryAfter()).isNotEmpty();
        assertThat(scan(other).status()).isEqualTo(200);
    }

    @Test
    void requestsThatCannotBeReadCountAndThoseOfPeopleDoNot() {
        String[] device = pairedDevice("192.0.2.11");

        for (int i = 0; i < 3; i++) {
            assertThat(post("/tickets/validate", "{", device).status()).isEqualTo(400);
        }

        assertThat(scan(device).status()).isEqualTo(429);
        for (int i = 0; i < 4; i++) {
            assertThat(scan(asOrganizer()).status()).isEqualTo(403);
            assertThat(scan(authorization("Device nobody")).status()).isEqualTo(401);
        }
    }

    @Test
    void anUploadBeyondItsLimitIsAnsweredInPartAndTheDeviceGoesOnScanning() {
        String[] device = pairedDevice("192.0.2.10");
        Answer first = upload(device, 150);
        Answer second = upload(device, 150);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.retryAfter()).isEmpty();
        assertThat(verdicts(first)).doesNotContain("retry");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.retryAfter()).isNotEmpty();
        // As many as are left of the limit, and what came back of it meanwhile.
        assertThat(verdicts(second)).hasSize(150).startsWith("not_a_ticket").endsWith("retry");
        for (int i = 0; i < 3; i++) {
            assertThat(scan(device).status()).isEqualTo(200);
        }
    }

    private static List<String> verdicts(Answer answer) {
        return Pattern.compile("\"verdict\":\"(\\w+)\"")
                .matcher(answer.body())
                .results()
                .map(verdict -> verdict.group(1))
                .toList();
    }

    private Answer upload(String[] device, int scans) {
        String batch = IntStream.range(0, scans)
                .mapToObj(n -> "{\"qrCode\":\"X\",\"scanId\":\"s%d\",\"scannedAt\":\"%s\"}".formatted(n, Instant.now()))
                .collect(Collectors.joining(","));
        return post("/scans", "{\"sentAt\":\"%s\",\"scans\":[%s]}".formatted(Instant.now(), batch), device);
    }

    private Answer scan(String[] device) {
        return post("/tickets/validate", "{\"qrCode\":\"X\"}", device);
    }

    private String[] pairedDevice(String address) {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        Answer offer = post(
                "/events/" + EVENT.uuid() + "/pairing-codes",
                "{\"gate\":\"North\",\"scopes\":[\"scan\"]}",
                asOrganizer());
        String body = "{\"pairingCode\":\"%s\",\"deviceName\":\"Phone\"}".formatted(offer.text("pairingCode"));
        return authorization("Device "
                + post("/devices/pair", body, "X-Forwarded-For", address).text("token"));
    }

    private Answer guess(String forwardedFor) {
        return post(
                "/devices/pair",
                "{\"pairingCode\":\"0000-0000-0000\",\"deviceName\":\"Phone\"}",
                "X-Forwarded-For",
                forwardedFor);
    }
}
