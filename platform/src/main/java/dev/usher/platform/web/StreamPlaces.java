package dev.usher.platform.web;

import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;

/// Limits the number of concurrent streams on this instance: in all, and per caller, so that nobody can
/// take all places. Thread-safe.
public final class StreamPlaces {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final int most;
    private final int mostPerCaller;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

    /// Places that are all free.
    public StreamPlaces(int most, int mostPerCaller) {
        this.most = most;
        this.mostPerCaller = mostPerCaller;
    }

    /// Whether there is a place for this caller at this moment. Only [#take] reserves it.
    public Room roomFor(String caller) {
        if (byCaller.getOrDefault(caller, 0) >= mostPerCaller) {
            return Room.CALLER_HAS_ENOUGH;
        }
        return taken.get() >= most ? Room.NONE : Room.FREE;
    }

    /// Takes a place, if there still is one. Atomic: never more are taken than there are.
    ///
    /// @return whether the stream may run; then [#leave] gives the place back, once
    public boolean take(String caller) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        int own = byCaller.merge(caller, 1, Integer::sum);
        if (own > mostPerCaller) {
            leave(caller);
            return false;
        }
        return true;
    }

    /// Gives a place back that was taken.
    public void leave(String caller) {
        byCaller.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
        taken.decrementAndGet();
    }

    /// How many places are taken.
    public int taken() {
        return taken.get();
    }

    /// The answer to a caller who has reached the limit.
    public HttpResponse<Problem> tooManyStreams() {
        return CommonProblems.tooManyStreams(mostPerCaller)
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /// The answer that streams these events.
    public static HttpResponse<?> streaming(Publisher<?> events) {
        return HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies such as nginx would otherwise buffer the events.
                .header("X-Accel-Buffering", "no");
    }

    /// Whether one more stream may start.
    public enum Room {
        /// There is a place.
        FREE,
        /// The caller has reached the limit.
        CALLER_HAS_ENOUGH,
        /// All places are taken.
        NONE
    }
}
