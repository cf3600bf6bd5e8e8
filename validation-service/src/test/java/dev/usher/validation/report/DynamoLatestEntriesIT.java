package dev.usher.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.MarkedTickets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnLocalCloud
class DynamoLatestEntriesIT {
    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

    private final MarkedTickets tickets;
    private final LatestEntries latest;

    DynamoLatestEntriesIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.tickets = new MarkedTickets(cloud.dynamoDb(), names);
        this.latest = new DynamoLatestEntries(cloud.dynamoDb(), new ReadableRows(new SimpleMeterRegistry()), names);
    }

    @Test
    void theNewestEntriesComeFirst() {
        tickets.issued(START);
        var first = tickets.issued(START);
        var second = tickets.issued(START);
        tickets.entered(second, START.plusSeconds(2));
        tickets.entered(first, START.plusSeconds(1));

        var secondEntry = new Admissions.Entry(second, "Ada Lovelace", 1, START.plusSeconds(2), "North", "DEVICE#1");
        var firstEntry = new Admissions.Entry(first, "Ada Lovelace", 1, START.plusSeconds(1), "North", "DEVICE#1");
        assertThat(latest.of(MarkedTickets.EVENT, 20)).containsExactly(secondEntry, firstEntry);
        assertThat(latest.of(MarkedTickets.EVENT, 1)).containsExactly(secondEntry);
        assertThat(latest.of(new EventId(UUID.randomUUID()), 20)).isEmpty();
    }
}
