package dev.usher.validation.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Recognises devices by their tokens. What it knows of a device is at most a second old, so that a revoked
/// one is out within a second.
@Singleton
final class DeviceDirectory {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MAX_DEVICES = 10_000;

    private final DeviceStore store;
    private final Cache<DeviceId, Optional<Device>> recent = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_DEVICES)
            .build();

    DeviceDirectory(DeviceStore store) {
        this.store = store;
    }

    /// The device, if the token is that of one which is not locked out. May block.
    Optional<Device> recognise(DeviceToken token) {
        Optional<Device> device = recent.get(token.deviceId(), store::find).filter(known -> !known.isRevoked());
        if (device.filter(known -> proves(token, known.tokenHash())).isPresent()) {
            return device;
        }
        Optional<Device> renewed = device.filter(known -> proves(token, known.nextTokenHash()));
        renewed.ifPresent(this::adopt);
        return renewed;
    }

    /// Like [#recognise], but does not block: also empty if the device would have to be looked up.
    Optional<Device> recogniseAtOnce(DeviceToken token) {
        return Optional.ofNullable(recent.getIfPresent(token.deviceId()))
                .flatMap(Function.identity())
                .filter(device -> !device.isRevoked() && proves(token, device.tokenHash()));
    }

    void forget(DeviceId deviceId) {
        recent.invalidate(deviceId);
    }

    /// The device has its new token: from now on the old one is dead.
    private void adopt(Device device) {
        store.adoptToken(device.deviceId(), Objects.requireNonNull(device.nextTokenHash()));
        forget(device.deviceId());
    }

    private static boolean proves(DeviceToken token, @Nullable String hash) {
        return hash != null && Secrets.matches(token.secret(), hash);
    }
}
