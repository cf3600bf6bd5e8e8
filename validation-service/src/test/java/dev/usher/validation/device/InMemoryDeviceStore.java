package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Devices without a database.
@Singleton
@Replaces(DynamoDeviceStore.class)
@Requires(property = "usher.fakes")
final class InMemoryDeviceStore implements DeviceStore {
    private final Map<String, Pairing> pairings = new HashMap<>();
    private final Map<DeviceId, Device> devices = new HashMap<>();

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
        return devices.computeIfPresent(
                        deviceId,
                        (_, device) ->
                                with(device, device.lastSeenAt(), Objects.requireNonNullElse(device.revokedAt(), at)))
                != null;
    }

    @Override
    public synchronized void seen(DeviceId deviceId, Instant at) {
        devices.computeIfPresent(deviceId, (_, device) -> with(device, at, device.revokedAt()));
    }

    private static Device with(Device device, @Nullable Instant lastSeenAt, @Nullable Instant revokedAt) {
        return new Device(
                device.deviceId(),
                device.eventId(),
                device.name(),
                device.gate(),
                device.scopes(),
                device.label(),
                device.tokenHash(),
                device.pairedAt(),
                lastSeenAt,
                revokedAt);
    }
}
