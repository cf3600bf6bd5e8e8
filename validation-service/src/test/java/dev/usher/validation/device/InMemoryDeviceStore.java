package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Devices without a database.
@Fake
final class InMemoryDeviceStore implements DeviceStore {
    private final Map<String, Pairing> pairings = new HashMap<>();
    private final Map<DeviceId, Device> devices = new HashMap<>();
    private int looks;

    /// How often a device was looked up.
    synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized void offer(Pairing pairing) {
        pairings.put(pairing.codeHash(), pairing);
    }

    @Override
    public synchronized Optional<Pairing> pairing(String codeHash) {
        return Optional.ofNullable(pairings.get(codeHash));
    }

    @Override
    public synchronized boolean pair(Pairing pairing, Device device) {
        @Nullable Pairing open = pairings.get(pairing.codeHash());
        if (open == null || !open.expiresAt().isAfter(device.pairedAt())) {
            return false;
        }
        pairings.remove(pairing.codeHash());
        devices.put(device.deviceId(), device);
        return true;
    }

    @Override
    public synchronized Optional<Device> find(DeviceId deviceId) {
        looks++;
        return Optional.ofNullable(devices.get(deviceId));
    }

    @Override
    public synchronized List<Device> ofEvent(EventId eventId) {
        return devices.values().stream()
                .filter(device -> device.eventId().equals(eventId))
                .toList();
    }

    @Override
    public synchronized boolean revoke(DeviceId deviceId, Instant at) {
        return change(
                deviceId, device -> new Change(device).revokedAt(Objects.requireNonNullElse(device.revokedAt(), at)));
    }

    @Override
    public synchronized void seen(DeviceId deviceId, Instant at) {
        change(deviceId, device -> new Change(device).lastSeenAt(at));
    }

    @Override
    public synchronized void offerToken(DeviceId deviceId, String tokenHash) {
        change(deviceId, device -> new Change(device).tokens(device.tokenHash(), tokenHash));
    }

    @Override
    public synchronized void adoptToken(DeviceId deviceId, String tokenHash) {
        change(
                deviceId,
                device ->
                        tokenHash.equals(device.nextTokenHash()) ? new Change(device).tokens(tokenHash, null) : device);
    }

    @Override
    public synchronized void report(DeviceId deviceId, Health health) {
        change(deviceId, device -> new Change(device).health(health));
    }

    private boolean change(DeviceId deviceId, UnaryOperator<Device> change) {
        return devices.computeIfPresent(deviceId, (_, device) -> change.apply(device)) != null;
    }

    /// A device with one thing changed.
    private record Change(Device device) {
        Device revokedAt(Instant at) {
            return with(device.tokenHash(), device.nextTokenHash(), device.health(), device.lastSeenAt(), at);
        }

        Device lastSeenAt(Instant at) {
            return with(device.tokenHash(), device.nextTokenHash(), device.health(), at, device.revokedAt());
        }

        Device health(Health health) {
            return with(device.tokenHash(), device.nextTokenHash(), health, device.lastSeenAt(), device.revokedAt());
        }

        Device tokens(String own, @Nullable String next) {
            return with(own, next, device.health(), device.lastSeenAt(), device.revokedAt());
        }

        private Device with(
                String tokenHash,
                @Nullable String nextTokenHash,
                @Nullable Health health,
                @Nullable Instant lastSeenAt,
                @Nullable Instant revokedAt) {
            return new Device(
                    device.deviceId(),
                    device.eventId(),
                    device.name(),
                    device.gate(),
                    device.scopes(),
                    device.label(),
                    tokenHash,
                    nextTokenHash,
                    health,
                    device.pairedAt(),
                    lastSeenAt,
                    revokedAt);
        }
    }
}
