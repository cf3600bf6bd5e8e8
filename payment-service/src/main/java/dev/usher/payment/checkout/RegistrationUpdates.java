package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.checkout.RegistrationViews.Shown;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    private final UpdatesConfig config;
    private final Clock clock;
    private final Map<RegistrationId, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    RegistrationUpdates(RegistrationViews views, UpdatesConfig config, Clock clock, MeterRegistry meters) {
        this.views = views;
        this.config = config;
        this.clock = clock;
        meters.gauge("usher.updates.watchers", this, RegistrationUpdates::count);
    }

    /// Whether nobody more may watch at this moment.
    boolean isFull() {
        return count() >= config.maxWatchers();
    }

    /// How many watch.
    int count() {
        return watchers.values().stream().mapToInt(Set::size).sum();
    }

    /// What happens to a registration from now on; the first event says how it is now.
    ///
    /// @param now as it was read just before
    Publisher<Event<String>> watch(Shown now) {
        return Flux.create(sink -> add(now, sink));
    }

    /// Looks at all watched registrations and tells what has changed. A failure leaves everybody watching:
    /// the next look tells.
    void look() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            var now = clock.instant();
            for (Shown shown : views.current(List.copyOf(watchers.keySet()))) {
                watchersOf(shown.registrationId()).forEach(watcher -> watcher.look(shown, now));
            }
        } catch (RuntimeException e) {
            LOG.warn("Watched registrations cannot be read: {}", e.toString());
        }
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        watchers.values().forEach(of -> List.copyOf(of).forEach(Watcher::close));
        return CompletableFuture.completedFuture(null);
    }

    private void add(Shown now, FluxSink<Event<String>> sink) {
        var registrationId = now.registrationId();
        var watcher = new Watcher(sink, clock.instant());
        watchers.compute(registrationId, (_, before) -> {
            Set<Watcher> all = before == null ? ConcurrentHashMap.newKeySet() : before;
            all.add(watcher);
            return all;
        });
        // Completed, failed, or gone: in each case the watcher is forgotten.
        sink.onDispose(() -> watchers.computeIfPresent(registrationId, (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        }));
        watcher.look(now, clock.instant());
    }

    private Collection<Watcher> watchersOf(RegistrationId registrationId) {
        return List.copyOf(watchers.getOrDefault(registrationId, Set.of()));
    }
}
