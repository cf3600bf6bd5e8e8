package dev.usher.validation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.report.Admissions.Admission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnLocalCloud
class DynamoAdmissionReportIT {
    private static final TicketId FIRST = new TicketId(UUID.randomUUID());
    private static final TicketId SECOND = new TicketId(UUID.randomUUID());

    private final EventId eventId = new EventId(UUID.randomUUID());
    private final CloudUnderTest cloud;
    private final AdmissionReport report;

    DynamoAdmissionReportIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.report = new DynamoAdmissionReport(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Test
    void usedTicketsAreCountedByGateAndTheNewestListed() {
        put(used(FIRST, "2026-11-22T18:00:00.000Z", "North"));
        put(
                Map.of("attendeeName", fromS("Ada"), "number", fromN("2")),
                used(SECOND, "2026-11-22T18:00:00.500Z", "South"));
        put(Map.of("ticketId", fromS(new TicketId(UUID.randomUUID()).toString())));

        assertThat(report.of(eventId, 1))
                .isEqualTo(new Admissions(
                        2,
                        Map.of("North", 1, "South", 1),
                        List.of(new Admission(
                                SECOND, "Ada", 2, Instant.parse("2026-11-22T18:00:00.5Z"), "South", "DEVICE#1"))));
    }

    @Test
    void anEventNobodyEnteredIsEmpty() {
        assertThat(report.of(new EventId(UUID.randomUUID()), 20)).isEqualTo(new Admissions(0, Map.of(), List.of()));
    }

    private Map<String, AttributeValue> used(TicketId ticketId, String at, String gate) {
        return Map.of(
                "ticketId", fromS(ticketId.toString()),
                "usedEventId", fromS(eventId.toString()),
                "validatedAt", fromS(at),
                "gate", fromS(gate),
                "deviceId", fromS("DEVICE#1"));
    }

    private void put(Map<String, AttributeValue> item) {
        put(Map.of(), item);
    }

    private void put(Map<String, AttributeValue> more, Map<String, AttributeValue> item) {
        var both = new HashMap<>(item);
        both.putAll(more);
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("admissions")).item(both));
    }
}
