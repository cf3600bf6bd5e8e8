package dev.usher.payment.checkout;

import dev.usher.payment.checkout.RegistrationViews.Shown;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.FluxSink;

/// One connection that watches one registration. At most one event waits for a slow watcher: changes in the
/// meantime are sent as one, and a watcher that takes nothing for long is dropped.
final class Watcher {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final FluxSink<Event<String>> sink;
    private final Instant until;
    private Instant lastSent;
    private String lastTag = "";

    /// @param latest when the connection is closed at the latest, because the watcher's token expires
    Watcher(FluxSink<Event<String>> sink, Instant now, Instant latest) {
        Instant longest = now.plus(LONGEST);
        this.sink = sink;
        this.until = latest.isBefore(longest) ? latest : longest;
        this.lastSent = now;
    }

    /// Sends the registration if it has changed, or a heartbeat if nothing was sent for a while. Closes the
    /// connection if nothing more is expected.
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

    /// Closes the connection if it has lasted as long as it may.
    synchronized void closeIfOver(Instant now) {
        if (!now.isBefore(until)) {
            sink.complete();
        }
    }

    /// Closes the connection; the browser reconnects on its own.
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
