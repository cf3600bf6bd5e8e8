package dev.usher.validation.report;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.contracts.id.EventId;
import dev.usher.platform.web.StreamPlaces;
import dev.usher.platform.web.TaggedJson;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Streams the report of an event. Everybody who watches the same event through this instance shares one read
/// per second. If nobody watches, nothing is read.
@Singleton
final class LiveAdmissions implements GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAdmissions.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Proxies close connections that are silent for longer.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    /// A caller who watches for longer signs in again and reconnects.
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MAX_WATCHERS = 1000;

    /// Several people may share one account, and a browser may have several pages open.
    private static final int MAX_WATCHERS_PER_CALLER = 20;

    private static final int MAX_EVENTS = 1000;

    private final AdmissionReport report;
    private final ObjectMapper json;
    private final Clock clock;
    private final StreamPlaces places = new StreamPlaces(MAX_WATCHERS, MAX_WATCHERS_PER_CALLER);
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final LoadingCache<EventId, Flux<Event<String>>> streams =
            Caffeine.newBuilder().maximumSize(MAX_EVENTS).build(this::stream);

    LiveAdmissions(AdmissionReport report, ObjectMapper json, Clock clock) {
        this.report = report;
        this.json = json;
        this.clock = clock;
    }

    /// The callers who are watching now.
    StreamPlaces places() {
        return places;
    }

    /// The report now, and again each time it changes. Ends after an hour, or immediately if the caller has
    /// too many streams.
    ///
    /// @param caller the person who watches
    /// @param until when the caller's token expires; the stream ends then
    Publisher<Event<String>> watch(EventId eventId, String caller, Instant until) {
        return Flux.defer(() ->
                places.take(caller) ? watched(eventId, until).doFinally(_ -> places.leave(caller)) : Flux.empty());
    }

    private Flux<Event<String>> watched(EventId eventId, Instant until) {
        Flux<Event<String>> heartbeats =
                Flux.interval(HEARTBEAT).map(_ -> Event.of("").comment("still here"));
        return Flux.merge(streams.get(eventId), heartbeats)
                .onBackpressureLatest()
                .takeUntilOther(stopping.asMono())
                .takeUntilOther(Mono.delay(longest(until)));
    }

    private Duration longest(Instant until) {
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        return Duration.between(now, until.isBefore(latest) ? until : latest);
    }

    @Override
    public CompletionStage<?> shutdownGracefully() {
        stopping.tryEmitEmpty();
        return CompletableFuture.completedFuture(null);
    }

    private Flux<Event<String>> stream(EventId eventId) {
        return Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> look(eventId), 1)
                .distinctUntilChanged(TaggedJson::tag)
                .map(shown -> Event.of(shown.text())
                        .id(shown.tag())
                        .name("admissions")
                        .retry(RECONNECT_AFTER))
                .replay(1)
                .refCount();
    }

    /// If a read fails, nothing is sent. The next read follows.
    private Mono<TaggedJson> look(EventId eventId) {
        return Mono.fromCallable(() -> TaggedJson.of(AdmissionsView.of(eventId, report.of(eventId)), json))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failure -> {
                    LOG.warn("The admissions of {} cannot be read: {}", eventId, failure.toString());
                    return Mono.empty();
                });
    }
}
