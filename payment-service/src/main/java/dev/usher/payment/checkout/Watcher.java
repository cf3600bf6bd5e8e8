package dev.usher.payment.checkout;

import dev.usher.payment.checkout.RegistrationViews.Shown;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.FluxSink;

/// Somebody who watches one registration through one connection. Never more than one event waits for a slow
/// one: what changed meanwhile is told as one change, and who takes nothing for long is dropped.
final class Watcher {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final FluxSink<Event<String>> sink;
    private final Instant until;
    private Instant lastSent;
    private String lastTag = "";

    /// @param latest when the line is closed at the latest: the watcher's token expires
    Watcher(FluxSink<Event<String>> sink, Instant now, Instant latest) {
        Instant longest = now.plus(LONGEST);
        this.sink = sink;
        this.until = latest.isBefore(longest) ? latest : longest;
        this.lastSent = now;
    }

    /// Tells the registration if it has changed, and that the line still stands if it has not for a while.
    /// Afterwards the line may be closed.
    synchronized void look(Shown shown, Instant now) {
        boolean isNews = !shown.json().tag().equals(lastTag);
        if ((isNews || isDue(now)) && !lastTag.isEmpty() && sink.requestedFromDownstream() == 0) {
            if (Duration.between(lastSent, now).compareTo(PATIENCE) > 0) {
                sink.complete();
            }
            return;
        }
        if (isNews) {
            lastTag = shown.json().tag();
            send(update(shown), now);
        } else if (isDue(now)) {
            send(Event.of("").comment("still here"), now);
        }
        if (shown.isSettled()) {
            sink.complete();
        }
    }

    /// Closes the line if it has stood for as long as it may.
    synchronized void closeIfOver(Instant now) {
        if (!now.isBefore(until)) {
            sink.complete();
        }
    }

    /// Closes the line; the browser comes back by itself.
    synchronized void close() {
        sink.complete();
    }

    private void send(Event<String> event, Instant now) {
        sink.next(event);
        lastSent = now;
    }

    private boolean isDue(Instant now) {
        return Duration.between(lastSent, now).compareTo(HEARTBEAT) >= 0;
    }

    private static Event<String> update(Shown shown) {
        return Event.of(shown.json().text())
                .id(shown.json().tag())
                .name("registration")
                .retry(RECONNECT_AFTER);
    }
}
