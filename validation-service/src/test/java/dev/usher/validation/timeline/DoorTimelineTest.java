package dev.usher.validation.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.Tickets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SliceTest
class DoorTimelineTest extends HttpSlice {
    @Test
    void entriesAreShownWithTheirTicketsAndGates() {
        var order = RegistrationId.random();
        var tickets = new InMemoryAdmissionStore();
        tickets.passed(Tickets.signed(TicketId.derive(order, 2), 1), Tickets.entry(Tickets.EVENING, "a"));
        tickets.passed(
                Tickets.signed(TicketId.derive(order, 2), 1), Tickets.exit(Tickets.EVENING.plusSeconds(60), "b"));
        tickets.passed(
                Tickets.signed(TicketId.derive(order, 1), 1), Tickets.entry(Tickets.EVENING.plusSeconds(9), "c"));
        var timeline = new DoorTimeline(tickets);

        assertThat(timeline.of(Tickets.EVENT, order).steps())
                .containsExactly(
                        Step.of(Tickets.EVENING, "entered", 2, "North"),
                        Step.of(Tickets.EVENING.plusSeconds(9), "entered", 1, "North"),
                        Step.of(Tickets.EVENING.plusSeconds(60), "left", 2, "North"));
        assertThat(timeline.of(Tickets.OTHER_EVENT, order).steps()).isEmpty();
    }

    @Test
    void onlyOrganizersMayLook() {
        var eventId = new EventId(UUID.randomUUID());
        String path = "/events/" + eventId.uuid() + "/orders/"
                + RegistrationId.random().uuid() + "/timeline/door";

        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path, as(new UserId("ada"))).status()).isEqualTo(403);
        assertThat(get(path, asOrganizer())).isEqualTo(Answer.json(200, "{\"steps\":[]}"));
    }
}
