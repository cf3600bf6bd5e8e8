package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.MarkedTickets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnLocalCloud
class DynamoTicketMarksIT {
    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

    private final MarkedTickets tickets;
    private final TicketMarks marks;

    DynamoTicketMarksIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.tickets = new MarkedTickets(cloud.dynamoDb(), names);
        this.marks = new DynamoTicketMarks(cloud.dynamoDb(), new ReadableRows(new SimpleMeterRegistry()), names);
    }

    @Test
    void ticketsAreListedAsTheyAreNowByWhenTheirLastChangeBegan() {
        var issued = tickets.issued(START);
        var used = tickets.issued(START);
        var revoked = tickets.issued(START);
        tickets.entered(used, START.plusSeconds(2));
        tickets.changed(revoked, 2, Status.REVOKED, START.plusSeconds(3));

        var revokedMark = new TicketMark(revoked, MarkedTickets.TYPE, Status.REVOKED, 2, 0, false, 2);
        assertThat(marks.changedSince(MarkedTickets.EVENT, Instant.EPOCH))
                .containsExactlyInAnyOrder(
                        new TicketMark(issued, MarkedTickets.TYPE, Status.VALID, 1, 0, false, 1),
                        new TicketMark(used, MarkedTickets.TYPE, Status.VALID, 1, 1, true, 2),
                        revokedMark);
        assertThat(marks.changedSince(MarkedTickets.EVENT, START.plusSeconds(3)))
                .containsExactly(revokedMark);
        assertThat(marks.changedBefore(MarkedTickets.EVENT, START.plusSeconds(3)))
                .extracting(TicketMark::ticketId)
                .containsExactly(issued, used);

        tickets.left(used, START.plusSeconds(9));

        assertThat(marks.changedSince(MarkedTickets.EVENT, START.plusSeconds(4)))
                .containsExactly(new TicketMark(used, MarkedTickets.TYPE, Status.VALID, 1, 1, false, 3));
    }
}
