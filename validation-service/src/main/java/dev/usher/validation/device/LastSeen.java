package dev.usher.validation.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records when devices were last seen: at most every half minute for each, and never while a request waits.
@Singleton
final class LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int MAX_DEVICES = 10_000;

    private final DeviceStore store;
    private final Clock clock;
    private final Cache<DeviceId, Instant> noted =
            Caffeine.newBuilder().maximumSize(MAX_DEVICES).build();

    LastSeen(DeviceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Records that the device made a request.
    void note(DeviceId deviceId) {
        Instant now = clock.instant();
        Instant last = noted.getIfPresent(deviceId);
        boolean isDue = last == null || !last.plus(INTERVAL).isAfter(now);
        if (isDue && take(deviceId, last, now)) {
            Thread.ofVirtual().name("last-seen").start(() -> write(deviceId, now));
        }
    }

    private boolean take(DeviceId deviceId, @Nullable Instant last, Instant now) {
        return last == null
                ? noted.asMap().putIfAbsent(deviceId, now) == null
                : noted.asMap().replace(deviceId, last, now);
    }

    private void write(DeviceId deviceId, Instant at) {
        try {
            store.seen(deviceId, at);
        } catch (RuntimeException e) {
            LOG.warn("Cannot note that {} was seen: {}", deviceId, e.toString());
        }
    }
}
