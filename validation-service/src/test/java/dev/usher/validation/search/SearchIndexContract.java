package dev.usher.validation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every search index finds.
abstract class SearchIndexContract {
    private final EventId eventId = new EventId(UUID.randomUUID());
    private final TicketId ada = new TicketId(UUID.randomUUID());
    private final TicketId adam = new TicketId(UUID.randomUUID());

    abstract SearchIndex index();

    @Test
    void ticketsAreFoundByTheBeginningOfATerm() {
        index().add(eventId, ada, List.of("ada", "lovelace", "0f8fad5b"));
        index().add(eventId, adam, List.of("adam", "lova", "0f8fad5c"));
        index().add(eventId, adam, List.of("adam", "lova", "0f8fad5c"));

        assertThat(index().beginningWith(eventId, "ada", 10)).containsExactlyInAnyOrder(ada, adam);
        assertThat(index().beginningWith(eventId, "adam", 10)).containsExactly(adam);
        assertThat(index().beginningWith(eventId, "love", 10)).containsExactly(ada);
        assertThat(index().beginningWith(eventId, "0f8fad5b", 10)).containsExactly(ada);
        assertThat(index().beginningWith(eventId, "a", 1)).hasSize(1);
        assertThat(index().beginningWith(eventId, "x", 10)).isEmpty();
        assertThat(index().beginningWith(new EventId(UUID.randomUUID()), "ada", 10))
                .isEmpty();
    }

    @Test
    void aTicketThatHasATermTwiceIsFoundOnce() {
        index().add(eventId, ada, List.of("ana", "anna"));

        assertThat(index().beginningWith(eventId, "an", 10)).containsExactly(ada);
    }

    @Test
    void termsMayBeOfAnyScript() {
        index().add(eventId, ada, List.of("山田", "花子"));

        assertThat(index().beginningWith(eventId, "山", 10)).containsExactly(ada);
    }
}
