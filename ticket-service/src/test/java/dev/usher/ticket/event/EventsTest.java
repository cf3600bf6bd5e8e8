package dev.usher.ticket.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.document.Logo;
import dev.usher.ticket.document.SampleLogos;
import dev.usher.ticket.event.Events.PrintedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is known of an event, and what is printed of it.
class EventsTest {
    private static final byte[] PNG = SampleLogos.png(120, 40);
    private static final Logo LOGO = Logo.ofPng(PNG);
    private static final EventFacts OLD = event(1, "Night", null);

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Events events = new Events(store, meters);
    private final EventChangedHandler handler = new EventChangedHandler(store);

    @Test
    void aTicketIsPrintedWithWhatWasToldLast() {
        EventFacts moved = event(2, "Day", LOGO.digest());
        assertThat(receive(moved, base64(PNG))).isEqualTo(new Verdict.Done());

        assertThat(events.printed(OLD)).isEqualTo(new PrintedEvent(moved, LOGO));
        assertThat(events.printed(event(3, "Evening", LOGO.digest())))
                .isEqualTo(new PrintedEvent(event(3, "Evening", LOGO.digest()), LOGO));
    }

    @Test
    void withoutAnythingToldItIsPrintedAsTheOrderSays() {
        assertThat(events.printed(OLD)).isEqualTo(new PrintedEvent(OLD, null));
        assertThat(events.hasLogo(OLD)).isTrue();
    }

    @Test
    void aLogoThatHasNotArrivedIsMissedAndCounted() {
        EventFacts ordered = event(2, "Night", LOGO.digest());
        assertThat(events.hasLogo(ordered)).isFalse();
        assertThat(events.printed(ordered)).isEqualTo(new PrintedEvent(ordered, null));
        assertThat(meters.counter("usher.ticket.logos.missing").count()).isEqualTo(1);

        receive(ordered, base64(PNG));

        assertThat(events.hasLogo(ordered)).isTrue();
        assertThat(events.printed(ordered)).isEqualTo(new PrintedEvent(ordered, LOGO));
    }

    @Test
    void aLogoThatWasTakenAwaySinceIsNotWaitedFor() {
        receive(event(3, "Night", null), null);

        assertThat(events.hasLogo(event(2, "Night", LOGO.digest()))).isTrue();
    }

    @Test
    void whatIsNoLogoIsParked() {
        EventFacts other = event(2, "Night", "sha256:" + "0".repeat(64));
        assertThat(receive(other, base64(PNG)))
                .isEqualTo(new Verdict.Unprocessable(
                        "logoPng cannot be printed: the logo is not the one that event.logo names"));
        assertThat(receive(other, base64(new byte[100])))
                .isEqualTo(new Verdict.Unprocessable("logoPng cannot be printed: a logo is a PNG file"));
        assertThat(receive(other, "%%%"))
                .isInstanceOfSatisfying(
                        Verdict.Unprocessable.class,
                        verdict -> assertThat(verdict.reason()).startsWith("logoPng cannot be printed: "));
        assertThat(store.find(other.eventId())).isEmpty();
    }

    private Verdict receive(EventFacts event, @Nullable String logoPng) {
        var now = Instant.parse("2026-11-22T12:00:00Z");
        return handler.handle(Envelope.of(now, new EventChanged(event, logoPng, now)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static EventFacts event(int revision, String name, @Nullable String logo) {
        return SampleMessages.event(SampleMessages.EVENT.eventId(), revision, name, logo);
    }
}
