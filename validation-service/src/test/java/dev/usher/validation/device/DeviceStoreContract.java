package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every device store keeps.
abstract class DeviceStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00.250Z");

    private final EventId eventId = new EventId(UUID.randomUUID());
    private final Pairing pairing = new Pairing(
            Secrets.hash(UUID.randomUUID().toString()),
            eventId,
            "North",
            Set.of(Scope.SCAN, Scope.SUPERVISOR),
            "spare",
            NOW.plusSeconds(600));

    abstract DeviceStore store();

    @Test
    void anOfferedPairingIsFound() {
        store().offer(pairing);

        assertThat(store().pairing(pairing.codeHash())).contains(pairing);
        assertThat(store().pairing("another")).isEmpty();
    }

    @Test
    void aPairingBecomesOneDeviceOnce() {
        store().offer(pairing);
        Device device = device("spare", NOW);

        assertThat(store().pair(pairing, device)).isTrue();
        assertThat(store().pair(pairing, device(null, NOW))).isFalse();

        assertThat(store().find(device.deviceId())).contains(device);
        assertThat(store().ofEvent(eventId)).containsExactly(device);
        assertThat(store().pairing(pairing.codeHash())).isEmpty();
    }

    @Test
    void ofManyConcurrentPairingsExactlyOneSucceeds() throws Exception {
        store().offer(pairing);
        var attempts = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ -> () -> store().pair(pairing, device(null, NOW)))
                .toList();

        var outcomes = new ArrayList<Boolean>();
        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : devices.invokeAll(attempts)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(store().ofEvent(eventId)).hasSize(1);
    }

    @Test
    void anExpiredPairingBecomesNoDevice() {
        store().offer(pairing);
        Device late = device(null, pairing.expiresAt());

        assertThat(store().pair(pairing, late)).isFalse();

        assertThat(store().find(late.deviceId())).isEmpty();
    }

    @Test
    void revokingKeepsTheFirstTime() {
        store().offer(pairing);
        Device device = device(null, NOW);
        store().pair(pairing, device);

        assertThat(store().revoke(device.deviceId(), NOW.plusSeconds(1))).isTrue();
        assertThat(store().revoke(device.deviceId(), NOW.plusSeconds(2))).isTrue();

        assertThat(store().find(device.deviceId()))
                .hasValueSatisfying(found -> assertThat(found.revokedAt()).isEqualTo(NOW.plusSeconds(1)));
    }

    @Test
    void whatIsNotThereIsNeitherRevokedNorSeen() {
        var nobody = DeviceId.random();

        assertThat(store().revoke(nobody, NOW)).isFalse();
        store().seen(nobody, NOW);

        assertThat(store().find(nobody)).isEmpty();
    }

    @Test
    void lastSeenIsKept() {
        store().offer(pairing);
        Device device = device(null, NOW);
        store().pair(pairing, device);

        store().seen(device.deviceId(), NOW.plusSeconds(9));

        assertThat(store().find(device.deviceId()))
                .hasValueSatisfying(found -> assertThat(found.lastSeenAt()).isEqualTo(NOW.plusSeconds(9)));
    }

    @Test
    void whatADeviceSaysOfItselfIsKept() {
        Device device = paired();
        var health = new Health(41, Duration.ofMillis(-1500), 3, NOW.plusSeconds(9));
        var less = new Health(null, Duration.ZERO, 0, NOW.plusSeconds(39));

        store().report(device.deviceId(), health);
        assertThat(store().find(device.deviceId()).orElseThrow().health()).isEqualTo(health);
        store().report(device.deviceId(), less);
        assertThat(store().find(device.deviceId()).orElseThrow().health()).isEqualTo(less);
        store().report(DeviceId.random(), less);
    }

    @Test
    void anOfferedTokenTakesThePlaceOfTheOtherOnce() {
        Device device = paired();

        store().offerToken(device.deviceId(), "next");
        assertThat(store().find(device.deviceId()).orElseThrow().nextTokenHash())
                .isEqualTo("next");
        store().adoptToken(device.deviceId(), "another");
        store().adoptToken(device.deviceId(), "next");
        store().adoptToken(device.deviceId(), "next");

        Device renewed = store().find(device.deviceId()).orElseThrow();
        assertThat(renewed.tokenHash()).isEqualTo("next");
        assertThat(renewed.nextTokenHash()).isNull();
    }

    private Device paired() {
        store().offer(pairing);
        Device device = device(null, NOW);
        store().pair(pairing, device);
        return device;
    }

    private Device device(@Nullable String label, Instant pairedAt) {
        return new Device(
                DeviceId.random(),
                eventId,
                "Phone 1",
                pairing.gate(),
                pairing.scopes(),
                label,
                Secrets.hash("secret"),
                null,
                null,
                pairedAt,
                null,
                null);
    }
}
