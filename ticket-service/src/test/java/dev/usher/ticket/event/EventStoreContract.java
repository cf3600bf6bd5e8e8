package dev.usher.ticket.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.Logo;
import dev.usher.ticket.document.SampleLogos;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Events, on a fake and on DynamoDB alike.
abstract class EventStoreContract {
    private static final Logo LOGO = Logo.ofPng(SampleLogos.png(120, 40));

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract EventStore store();

    @Test
    void whatIsKeptIsFoundAsItWas() {
        KnownEvent event = event(1, "Night", LOGO);

        assertThat(store().keep(event)).isTrue();

        assertThat(store().find(eventId)).contains(event);
    }

    @Test
    void theHighestRevisionIsKeptInWhateverOrderTheyCome() {
        KnownEvent newest = event(10, "Day", null);
        assertThat(store().keep(event(9, "Night", LOGO))).isTrue();
        assertThat(store().keep(newest)).isTrue();

        assertThat(store().keep(event(9, "Night", LOGO))).isFalse();
        assertThat(store().keep(event(10, "Night", null))).isFalse();

        assertThat(store().find(eventId)).contains(newest);
    }

    @Test
    void ofManyAtOnceTheNewestStays() {
        List<Integer> revisions = IntStream.rangeClosed(1, 16).boxed().toList();

        revisions.parallelStream().forEach(revision -> store().keep(event(revision, "Night", null)));

        assertThat(store().find(eventId).orElseThrow().facts().revision()).isEqualTo(16);
    }

    @Test
    void whatWasNeverToldOfIsNotThere() {
        assertThat(store().find(eventId)).isEmpty();
    }

    private KnownEvent event(int revision, String name, @Nullable Logo logo) {
        return new KnownEvent(SampleMessages.event(eventId, revision, name, logo == null ? null : logo.digest()), logo);
    }
}
