package dev.usher.validation.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Refusals of the last minutes, so that a device that lost an answer gets the same one again from this
/// instance, and the refusal is counted once. Admissions need no memory: their record is in the store.
@Singleton
final class RecentRefusals {
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MAX_REFUSALS = 20_000;

    private final Cache<Key, Decision> recent = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_REFUSALS)
            .build();

    Optional<Decision> of(Scan scan) {
        return Optional.ofNullable(recent.getIfPresent(Key.of(scan)));
    }

    void remember(Scan scan, Decision refusal) {
        recent.put(Key.of(scan), refusal);
    }

    private record Key(String deviceId, String scanId, String text) {
        static Key of(Scan scan) {
            return new Key(scan.device().deviceId().toString(), scan.scanId(), scan.text());
        }
    }
}
