package dev.usher.ticket.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.platform.outbox.PublishedMessages.Entry;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.sending.MailHistory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SliceTest
class TicketTimelineTest extends HttpSlice {
    private static final Instant LATER = Instant.parse("2126-11-22T12:00:00Z");

    @Inject
    InMemoryTicketStore store;

    private final RegistrationId id = RegistrationId.random();
    private final EventId eventId = SampleMessages.EVENT.eventId();

    @BeforeEach
    void issueTickets() {
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(id, 2));
    }

    @Test
    void anOrderIsFollowedFromItsTicketsToItsMail() {
        String message = "TicketIssued#" + id;
        String mail = id + "#issued";
        var timeline = new TicketTimeline(
                store,
                ids -> {
                    assertThat(ids).containsExactly(mail);
                    return List.of(new MailHistory.Entry(mail, "sent", LATER, "bounced", LATER.plusSeconds(9)));
                },
                ids -> {
                    assertThat(ids).containsExactly(message, "TicketMailRequested#" + mail);
                    return List.of(new Entry(message, "TicketIssued", LATER, null));
                });

        List<Step> steps = timeline.of(eventId, id).steps();

        assertThat(steps.stream().map(step -> step.what() + " " + step.ticket() + " " + step.detail()))
                .containsExactly(
                        "ticket_made 1 valid",
                        "ticket_made 2 valid",
                        "message_written null TicketIssued",
                        "mail_sent null null",
                        "mail_not_delivered null bounced");
        assertThat(steps.toString()).doesNotContain("Ada", "@", SampleMessages.ADA.toString());
    }

    @Test
    void anOrderOfAnotherEventHasNoSteps() {
        var timeline = new TicketTimeline(store, _ -> List.of(), _ -> List.of());

        assertThat(timeline.of(new EventId(UUID.randomUUID()), id).steps()).isEmpty();
    }

    @Test
    void onlyOrganizersMayLook() {
        String path = "/events/" + eventId.uuid() + "/orders/"
                + RegistrationId.random().uuid() + "/timeline/tickets";

        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path, as(SampleMessages.ADA)).status()).isEqualTo(403);
        assertThat(get(path, asOrganizer())).isEqualTo(Answer.json(200, "{\"steps\":[]}"));
    }
}
