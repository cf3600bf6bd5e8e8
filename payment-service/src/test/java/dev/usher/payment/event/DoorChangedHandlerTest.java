package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.DoorChanged.TypeTimes;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.Samples;
import dev.usher.platform.messaging.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorChangedHandlerTest {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final DoorChangedHandler handler = new DoorChangedHandler(events);
    private final Event event = Samples.event(10);

    DoorChangedHandlerTest() {
        events.put(event);
    }

    @Test
    void itListensToItsOwnQueue() {
        assertThat(handler.queue()).isEqualTo("payment-service-door-changed");
    }

    @Test
    void entryBeginsWhenTheFirstTicketTypeAdmits() {
        Instant early = event.admitsFrom().minusSeconds(3600);
        Instant earlier = event.admitsFrom().minusSeconds(7200);

        handle(1, times("vip", early), times("late", null), times("crew", earlier));

        assertThat(entryBegins()).isEqualTo(earlier);
    }

    @Test
    void entryBeginsWithTheEventIfTypesAdmitLaterOrLikeIt() {
        Instant asPut = event.entryBegins();

        handle(1, times("late", event.admitsUntil()));
        assertThat(entryBegins()).isEqualTo(asPut);

        handle(2);
        assertThat(entryBegins()).isEqualTo(asPut);
    }

    @Test
    void theHighestRevisionCountsHoweverOftenAndLateItComes() {
        Instant early = event.admitsFrom().minusSeconds(3600);

        handle(2, times("vip", early));
        handle(1);
        handle(2, times("vip", early));

        assertThat(entryBegins()).isEqualTo(early);
    }

    @Test
    void theDoorOfAnUnknownEventIsGivenUp() {
        Event unknown = Samples.event(1);

        assertThat(handler.handle(envelope(unknown, 1, List.of())))
                .isEqualTo(new Verdict.Unprocessable("there is no event " + unknown.eventId()));
    }

    private void handle(int revision, TypeTimes... types) {
        assertThat(handler.handle(envelope(event, revision, List.of(types)))).isEqualTo(new Verdict.Done());
    }

    private Instant entryBegins() {
        return events.find(event.eventId()).orElseThrow().entryBegins();
    }

    private static Envelope envelope(Event event, int revision, List<TypeTimes> types) {
        return Envelope.of(Samples.NOW, new DoorChanged(event.eventId(), revision, types, Samples.NOW));
    }

    private static TypeTimes times(String type, @Nullable Instant admitsFrom) {
        return new TypeTimes(type, admitsFrom, null);
    }
}
