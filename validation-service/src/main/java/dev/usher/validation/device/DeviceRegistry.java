package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Pairs devices, renews their tokens, and locks them out.
@Singleton
public final class DeviceRegistry {
    private final DeviceStore store;
    private final DeviceDirectory directory;
    private final DeviceConfig config;
    private final Clock clock;

    DeviceRegistry(DeviceStore store, DeviceDirectory directory, DeviceConfig config, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.config = config;
        this.clock = clock;
    }

    /// Creates a code for one device. It cannot be shown again.
    Offer offer(EventId eventId, String gate, Set<Scope> scopes, @Nullable String label) {
        var code = PairingCode.random();
        Instant expiresAt = clock.instant().plus(config.pairingCodeValidity());
        store.offer(new Pairing(code.hash(), eventId, gate, scopes, label, expiresAt));
        return new Offer(code, expiresAt);
    }

    /// Exchanges a code for a device and its token; empty if the code is unknown, used or expired. The token
    /// cannot be shown again.
    public Optional<Paired> pair(PairingCode code, String deviceName) {
        Optional<Pairing> found = store.pairing(code.hash());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Pairing pairing = found.get();
        var token = DeviceToken.of(DeviceId.random());
        var device = new Device(
                token.deviceId(),
                pairing.eventId(),
                deviceName,
                pairing.gate(),
                pairing.scopes(),
                pairing.label(),
                Secrets.hash(token.secret()),
                null,
                null,
                clock.instant(),
                null,
                null);
        return store.pair(pairing, device) ? Optional.of(new Paired(device, token)) : Optional.empty();
    }

    /// The event's devices, the one paired last first.
    List<Device> devicesOf(EventId eventId) {
        return store.ofEvent(eventId).stream()
                .sorted(Comparator.comparing(Device::pairedAt).reversed())
                .toList();
    }

    /// Locks a device out: immediately in this instance, within a second in the others.
    ///
    /// @return whether the device exists
    public boolean revoke(DeviceId deviceId) {
        boolean exists = store.revoke(deviceId, clock.instant());
        directory.forget(deviceId);
        return exists;
    }

    /// Creates a token that replaces the device's current one when it is first used. Until then the old token
    /// works, so that a lost answer locks nobody out. The new token cannot be shown again.
    public DeviceToken renew(Device device) {
        var token = DeviceToken.of(device.deviceId());
        store.offerToken(device.deviceId(), Secrets.hash(token.secret()));
        directory.forget(device.deviceId());
        return token;
    }

    /// A code and when it expires.
    record Offer(PairingCode code, Instant expiresAt) {}

    /// A device and its token.
    public record Paired(Device device, DeviceToken token) {}
}
