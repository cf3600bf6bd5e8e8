package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.payment.checkout.RegistrationViews.Shown;
import dev.usher.platform.web.StreamPlaces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// Everybody who watches a registration through this instance. One look reads all watched registrations, so
/// that what it costs grows with the number of registrations and not of watchers.
@Singleton
final class RegistrationUpdates implements GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationUpdates.class);

    private final RegistrationViews views;
    private final Clock clock;
    private final StreamPlaces places;
    private final Map<RegistrationId, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    RegistrationUpdates(RegistrationViews views, UpdatesConfig config, Clock clock, MeterRegistry meters) {
        this.views = views;
        this.clock = clock;
        this.places = new StreamPlaces(config.maxWatchers(), config.maxWatchersPerCaller());
        meters.gauge("usher.updates.watchers", this, RegistrationUpdates::count);
    }

    /// Who may watch at this moment.
    StreamPlaces places() {
        return places;
    }

    /// How many watch.
    int count() {
        return places.taken();
    }

    /// What happens to a registration from now on; the first event says how it is now. Ends at once if there
    /// is no place for the caller any more.
    ///
    /// @param now as it was read just before
    /// @param caller who watches
    /// @param until when the caller's token expires, which ends the stream
    Publisher<Event<String>> watch(Shown now, UserId caller, Instant until) {
        return Flux.create(sink -> {
            if (places.take(caller.subject())) {
                add(now, caller, until, sink);
            } else {
                sink.complete();
            }
        });
    }

    /// Looks at all watched registrations and tells what has changed. A failure leaves everybody watching:
    /// the next look tells.
    void look() {
        if (watchers.isEmpty()) {
            return;
        }
        var now = clock.instant();
        try {
            for (Shown shown : views.current(List.copyOf(watchers.keySet()))) {
                watchersOf(shown.registrationId()).forEach(watcher -> watcher.look(shown, now));
            }
        } catch (RuntimeException e) {
            LOG.warn("Watched registrations cannot be read: {}", e.toString());
        }
        watchers.keySet().forEach(watched -> watchersOf(watched).forEach(watcher -> watcher.closeIfOver(now)));
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        watchers.values().forEach(of -> List.copyOf(of).forEach(Watcher::close));
        return CompletableFuture.completedFuture(null);
    }

    private void add(Shown now, UserId caller, Instant until, FluxSink<Event<String>> sink) {
        var registrationId = now.registrationId();
        var watcher = new Watcher(sink, clock.instant(), until);
        watchers.compute(registrationId, (_, before) -> {
            Set<Watcher> all = before == null ? ConcurrentHashMap.newKeySet() : before;
            all.add(watcher);
            return all;
        });
        // Completed, failed, or gone: in each case the watcher is forgotten.
        sink.onDispose(() -> {
            watchers.computeIfPresent(registrationId, (_, all) -> {
                all.remove(watcher);
                return all.isEmpty() ? null : all;
            });
            places.leave(caller.subject());
        });
        watcher.look(now, clock.instant());
        watcher.closeIfOver(clock.instant());
    }

    private Collection<Watcher> watchersOf(RegistrationId registrationId) {
        return List.copyOf(watchers.getOrDefault(registrationId, Set.of()));
    }
}
