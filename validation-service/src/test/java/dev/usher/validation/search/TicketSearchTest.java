package dev.usher.validation.search;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.ORDER;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.admission.TicketNews;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketSearchTest {
    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final InMemorySearchIndex index = new InMemorySearchIndex();
    private final TicketUpdates updates = new TicketUpdates(store, index, Clock.fixed(EVENING, ZoneOffset.UTC));
    private final TicketSearch search = new TicketSearch(index, store);

    @Test
    void ticketsAreFoundByWordsInAnyOrderAndByTheirOrder() {
        TicketId ada = named("Ada Lovelace", 1);
        TicketId adam = named("Adam Smith", 1);

        assertThat(found("ada")).containsExactly(ada, adam);
        assertThat(found("love ad")).containsExactly(ada);
        assertThat(found("SMITH, A")).containsExactly(adam);
        assertThat(found("0000-0000")).containsExactlyInAnyOrder(ada, adam);
        assertThat(found("nobody")).isEmpty();
        assertThat(found("--")).isEmpty();
    }

    @Test
    void ticketsOfOneOrderComeByTheirNumbers() {
        IntStream.of(3, 1, 2).forEach(number -> learn(newId(), "Ada Lovelace", number, 1));

        assertThat(search.find(EVENT, "ada"))
                .extracting(ticket -> ticket.knownFacts().number())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aRenamedTicketIsFoundByItsNewNameOnly() {
        TicketId ticket = named("Ada Lovelace", 1);
        rename(ticket, "Grace Hopper");

        assertThat(found("grace")).containsExactly(ticket);
        assertThat(found("lovelace")).isEmpty();
    }

    @Test
    void anotherEventsTicketsAreNotFound() {
        named("Ada Lovelace", 1);

        assertThat(search.find(OTHER_EVENT, "ada")).isEmpty();
    }

    @Test
    void thereAreTwentyAtMost() {
        IntStream.range(0, 50).forEach(n -> named("Ada " + n, 1));

        assertThat(found("ada")).hasSize(20);
    }

    private List<TicketId> found(String query) {
        return search.find(EVENT, query).stream().map(Ticket::ticketId).toList();
    }

    private TicketId named(String name, int revision) {
        TicketId id = newId();
        learn(id, name, 1, revision);
        return id;
    }

    private void rename(TicketId id, String name) {
        learn(id, name, 1, 2);
    }

    private void learn(TicketId id, String name, int number, int revision) {
        updates.learn(List.of(new TicketNews(
                ORDER,
                EVENT,
                new TicketState(id, number, "general", "General", ADA, name, 1, Status.VALID, revision))));
    }
}
