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

/// The report of an event as a stream, told each time it changes. All who watch an event through this
/// instance share one look a second; nobody watches, nobody looks.
@Singleton
final class LiveAdmissions implements GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAdmissions.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Proxies close lines that are silent for longer.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    /// Who watches for longer signs in again meanwhile, and comes back.
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MAX_WATCHERS = 1000;

    /// A team may share one account, and a browser may have several pages open.
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

    /// Who may watch at this moment.
    StreamPlaces places() {
        return places;
    }

    /// The report now, and each time it changes. Ends after an hour, and at once if there is no place for the
    /// caller any more.
    ///
    /// @param caller who watches
    /// @param until when the caller's token expires, which ends the stream
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

    /// A look that fails tells nothing; the next one does.
    private Mono<TaggedJson> look(EventId eventId) {
        return Mono.fromCallable(() -> TaggedJson.of(AdmissionsView.of(eventId, report.of(eventId)), json))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failure -> {
                    LOG.warn("The admissions of {} cannot be read: {}", eventId, failure.toString());
                    return Mono.empty();
                });
    }
}
