package dev.usher.validation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.MarkedTickets;
import java.time.Duration;
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
        this.marks = new DynamoTicketMarks(cloud.dynamoDb(), names);
    }

    @Test
    void onlyTicketsThatAreNotAsTheyWereIssuedAreListedInTheOrderOfTheirChanges() {
        tickets.issued(START);
        var used = tickets.issued(START);
        var revoked = tickets.issued(START);
        var reissued = tickets.issued(START);
        tickets.changed(reissued, 2, Status.VALID, START.plusSeconds(3));
        tickets.entered(used, START.plusSeconds(2));
        tickets.changed(revoked, 1, Status.REVOKED, START.plusSeconds(1));

        var revokedMark = new TicketMark(revoked, Status.REVOKED, 1, 0, false, START.plusSeconds(1));
        var usedMark = new TicketMark(used, Status.VALID, 1, 1, true, START.plusSeconds(2));
        var reissuedMark = new TicketMark(reissued, Status.VALID, 2, 0, false, START.plusSeconds(3));
        assertThat(marks.changedSince(MarkedTickets.EVENT, Instant.EPOCH, 100))
                .containsExactly(revokedMark, usedMark, reissuedMark);
        assertThat(marks.changedSince(MarkedTickets.EVENT, Instant.EPOCH, 2)).containsExactly(revokedMark, usedMark);
        assertThat(marks.changedSince(MarkedTickets.EVENT, START.plusSeconds(2), 100))
                .containsExactly(reissuedMark);

        tickets.left(used, START.plusSeconds(9));

        assertThat(marks.changedSince(MarkedTickets.EVENT, START.plusSeconds(3), 100))
                .containsExactly(new TicketMark(used, Status.VALID, 1, 1, false, START.plusSeconds(9)));
    }

    @Test
    void ticketsAreListedByTypeAsTheDoorHeardOfThem() {
        Instant begin = START.plus(Duration.ofDays(1));
        var first = tickets.issued(begin.plusSeconds(1));
        var second = tickets.issued(begin.plusSeconds(2));
        tickets.entered(first, begin.plusSeconds(3));
        tickets.changed(first, 1, Status.REVOKED, begin.plusSeconds(4));

        var firstOfType = new LearnedTicket(first, begin.plusSeconds(1));
        var secondOfType = new LearnedTicket(second, begin.plusSeconds(2));
        assertThat(marks.learnedSince(MarkedTickets.EVENT, MarkedTickets.TYPE, begin, 100))
                .containsExactly(firstOfType, secondOfType);
        assertThat(marks.learnedSince(MarkedTickets.EVENT, MarkedTickets.TYPE, begin, 1))
                .containsExactly(firstOfType);
        assertThat(marks.learnedSince(MarkedTickets.EVENT, MarkedTickets.TYPE, begin.plusSeconds(1), 100))
                .containsExactly(secondOfType);
        assertThat(marks.learnedSince(MarkedTickets.EVENT, "another", begin, 100))
                .isEmpty();
    }
}
