package dev.usher.validation.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds devices by their tokens. Cached devices are at most a second old, so that a revoked device is locked
/// out within a second.
@Singleton
final class DeviceDirectory {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MAX_DEVICES = 10_000;

    /// A device never gets an id that somebody asked for before: ids are random, and are not known before the
    /// device is stored.
    private static final Duration UNKNOWN_KEPT = Duration.ofMinutes(1);

    private static final int MAX_UNKNOWN = 1_000;

    private final DeviceStore store;
    private final Cache<DeviceId, Device> recent;

    /// Cached separately, so that invented ids do not evict devices.
    private final Cache<DeviceId, Boolean> unknown;

    @Inject
    DeviceDirectory(DeviceStore store) {
        this(store, Ticker.systemTicker());
    }

    DeviceDirectory(DeviceStore store, Ticker ticker) {
        this.store = store;
        this.recent = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_DEVICES)
                .build();
        this.unknown = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(UNKNOWN_KEPT)
                .maximumSize(MAX_UNKNOWN)
                .build();
    }

    /// The device with this token, unless it is locked out. May block.
    Optional<Device> recognise(DeviceToken token) {
        Optional<Device> device = find(token.deviceId()).filter(known -> !known.isRevoked());
        if (device.filter(known -> proves(token, known.tokenHash())).isPresent()) {
            return device;
        }
        Optional<Device> renewed = device.filter(known -> proves(token, known.nextTokenHash()));
        renewed.ifPresent(this::adopt);
        return renewed;
    }

    /// Like [#recognise], but never blocks: also empty if the device has to be looked up first.
    Optional<Device> recogniseAtOnce(DeviceToken token) {
        return Optional.ofNullable(recent.getIfPresent(token.deviceId()))
                .filter(device -> !device.isRevoked() && proves(token, device.tokenHash()));
    }

    /// Whether the token belongs to a device that was locked out. May block.
    boolean isRevoked(DeviceToken token) {
        return find(token.deviceId())
                .filter(Device::isRevoked)
                .filter(device -> proves(token, device.tokenHash()) || proves(token, device.nextTokenHash()))
                .isPresent();
    }

    @SuppressWarnings("NullAway") // The cache keeps nothing for null, and answers it.
    private Optional<Device> find(DeviceId deviceId) {
        if (unknown.getIfPresent(deviceId) != null) {
            return Optional.empty();
        }
        @Nullable Device device = recent.get(deviceId, id -> store.find(id).orElse(null));
        if (device == null) {
            unknown.put(deviceId, true);
        }
        return Optional.ofNullable(device);
    }

    void forget(DeviceId deviceId) {
        recent.invalidate(deviceId);
    }

    /// The device used its new token: the old one stops working now.
    private void adopt(Device device) {
        store.adoptToken(device.deviceId(), Objects.requireNonNull(device.nextTokenHash()));
        forget(device.deviceId());
    }

    private static boolean proves(DeviceToken token, @Nullable String hash) {
        return hash != null && Secrets.matches(token.secret(), hash);
    }
}
