package dev.usher.validation.scan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.message.WireNamed;
import dev.usher.validation.admission.AdmissionControl;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.tally.Refusal;
import dev.usher.validation.tally.RefusalStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Remembers refusals, so that a device that lost an answer gets the same one again, and so that a repeated
/// refusal counts once. Passages need no such memory, because they are recorded with the ticket.
///
/// This instance remembers its own refusals for two minutes. Refusals of other instances are looked up only
/// if the device says that it repeats a scan, because the first request of a scan must not cost a second
/// call.
@Singleton
final class EarlierRefusals {
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MAX_REFUSALS = 20_000;

    private final Cache<Key, Decision> recent = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_REFUSALS)
            .build();

    private final RefusalStore store;
    private final AdmissionControl admission;

    EarlierRefusals(RefusalStore store, AdmissionControl admission) {
        this.store = store;
        this.admission = admission;
    }

    /// The earlier answer to the same scan, if it was a refusal.
    ///
    /// @throws RuntimeException if the device says that it repeats a scan and the store cannot be reached;
    ///     repeating is safe
    Optional<Decision> of(Scan scan) {
        Optional<Decision> own = Optional.ofNullable(recent.getIfPresent(Key.of(scan)));
        return own.isPresent() || !scan.isRepeated() ? own : recorded(scan);
    }

    void remember(Scan scan, Decision refusal) {
        recent.put(Key.of(scan), refusal);
    }

    private Optional<Decision> recorded(Scan scan) {
        return store.find(scan.device().eventId(), scan.device().deviceId().toString(), scan.scanId())
                .flatMap(refusal -> WireNamed.find(Reason.class, refusal.reason())
                        .map(reason -> admission.refusedBefore(scan, reason))
                        .filter(decision -> isOfTheSameCode(decision, refusal)));
    }

    /// Two codes under one scan id are two scans, not a repeat.
    private static boolean isOfTheSameCode(Decision decision, Refusal refusal) {
        return Objects.equals(decision.claimed(), refusal.ticketId());
    }

    private record Key(String deviceId, String scanId, String text) {
        static Key of(Scan scan) {
            return new Key(scan.device().deviceId().toString(), scan.scanId(), scan.text());
        }
    }
}
