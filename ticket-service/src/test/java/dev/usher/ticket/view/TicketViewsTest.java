package dev.usher.ticket.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.undelivered.InMemorySuppressions;
import dev.usher.ticket.undelivered.Suppression;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketViewsTest {
    private static final Caller ORGANIZER = new Caller(SampleMessages.OLGA, true);

    private final Ticket ticket = issued();
    private final InMemorySuppressions suppressions = new InMemorySuppressions();

    @Test
    void theHolderSeesWhereThePassIs() {
        assertThat(views("pass.org.example.tickets").ofHolder(ticket).passUrl())
                .isEqualTo("/tickets/" + ticket.ticketId().uuid() + "/pass");
    }

    @Test
    void noPassIsOfferedWhereNoneIsMade() {
        assertThat(views("").ofHolder(ticket).passUrl()).isNull();
    }

    @Test
    void aTicketThatIsNoGoodHasNoPassAndAnOrganizerNeedsNone() {
        var views = views("pass.org.example.tickets");

        assertThat(views.ofHolder(ticket.withdrawn(Set.of(Withdrawal.REVOKED), null))
                        .passUrl())
                .isNull();
        assertThat(views.of(ticket, ORGANIZER).passUrl()).isNull();
    }

    @Test
    void onlyOrganizersSeeThatMailsComeBack() {
        var views = views("");
        assertThat(views.of(ticket, ORGANIZER).mailProblem()).isNull();

        suppressions.suppress(ticket.holder().email(), new Suppression(Suppression.Cause.BOUNCED, Instant.EPOCH));

        assertThat(views.of(ticket, ORGANIZER).mailProblem()).isEqualTo("bounced");
        assertThat(views.of(ticket, new Caller(ticket.holder().userId(), true)).mailProblem())
                .isNull();
        assertThat(views.ofHolder(ticket).mailProblem()).isNull();
    }

    private TicketViews views(String passTypeId) {
        return new TicketViews(
                new Events(new InMemoryEventStore(), new SimpleMeterRegistry()), suppressions, passTypeId);
    }

    private static Ticket issued() {
        var store = new InMemoryTicketStore();
        var registrationId = RegistrationId.random();
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(registrationId, 1));
        return store.ofRegistration(registrationId).getFirst();
    }
}
