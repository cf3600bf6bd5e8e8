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

/// Streams updates to everybody who watches a registration through this instance. One poll reads all watched
/// registrations, so that its cost grows with the number of registrations, not of watchers.
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

    /// The places for watchers, of which there is a limited number.
    StreamPlaces places() {
        return places;
    }

    /// How many watchers there are.
    int count() {
        return places.taken();
    }

    /// Streams the changes of a registration from now on; the first event is its current state. The stream
    /// ends immediately if there is no place left for the caller.
    ///
    /// @param now the registration as it was just read
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

    /// Reads all watched registrations and sends what has changed. If that fails, nobody is disconnected: the
    /// next poll sends the changes.
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
        // Completed, failed or disconnected: in each case the watcher is removed.
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
