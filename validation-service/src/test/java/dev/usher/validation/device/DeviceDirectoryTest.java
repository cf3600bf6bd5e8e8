package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final InMemoryDeviceStore store = new InMemoryDeviceStore();
    private final DeviceDirectory directory = new DeviceDirectory(store, () -> 0);

    @Test
    void anInventedIdIsLookedUpOnceAndNotWithEachSecret() {
        var invented = DeviceId.random();

        for (int i = 0; i < 50; i++) {
            assertThat(directory.recognise(new DeviceToken(invented, "guess" + i)))
                    .isEmpty();
        }

        assertThat(store.looks()).isEqualTo(1);
    }

    @Test
    void inventedIdsPushNoDeviceOut() {
        var token = paired();
        assertThat(directory.recognise(token)).isPresent();

        for (int i = 0; i < 20_000; i++) {
            directory.recognise(DeviceToken.of(DeviceId.random()));
        }

        assertThat(directory.recogniseAtOnce(token)).isPresent();
    }

    @Test
    void onlyWhoHasTheTokenLearnsThatItsDeviceIsLockedOut() {
        var token = paired();
        assertThat(directory.isRevoked(token)).isFalse();

        store.revoke(token.deviceId(), NOW);
        directory.forget(token.deviceId());

        assertThat(directory.recognise(token)).isEmpty();
        assertThat(directory.isRevoked(token)).isTrue();
        assertThat(directory.isRevoked(new DeviceToken(token.deviceId(), "guess")))
                .isFalse();
        assertThat(directory.isRevoked(DeviceToken.of(DeviceId.random()))).isFalse();
    }

    private DeviceToken paired() {
        var token = DeviceToken.of(DeviceId.random());
        var event = new EventId(UUID.randomUUID());
        var pairing = new Pairing("hash", event, "North", Set.of(Scope.SCAN), null, NOW.plusSeconds(60));
        var device = new Device(
                token.deviceId(),
                event,
                "Phone",
                "North",
                Set.of(Scope.SCAN),
                null,
                Secrets.hash(token.secret()),
                null,
                null,
                NOW,
                null,
                null);
        store.offer(pairing);
        assertThat(store.pair(pairing, device)).isTrue();
        return token;
    }
}
