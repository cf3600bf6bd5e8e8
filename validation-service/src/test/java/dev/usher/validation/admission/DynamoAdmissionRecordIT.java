package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnEachCloud
class DynamoAdmissionRecordIT extends AdmissionRecordContract {
    private final CloudUnderTest cloud;
    private final AdmissionStore store;
    private final AdmissionRecord record;

    DynamoAdmissionRecordIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.cloud = cloud;
        this.store = new DynamoAdmissionStore(cloud.dynamoDb(), names);
        this.record = new DynamoAdmissionRecord(cloud.dynamoDb(), names);
    }

    @Override
    AdmissionStore store() {
        return store;
    }

    @Override
    AdmissionRecord record() {
        return record;
    }

    @Override
    void lose(EventId eventId, List<TicketId> ticketIds) {
        delete("COMPLETE#" + eventId);
        ticketIds.forEach(id -> delete(id.toString()));
    }

    @Test
    void copiesContainNoName() {
        TicketId id = used();
        record().keep(eventId, List.of(id));

        assertThat(items()).hasSize(1);
        assertThat(items().toString()).contains(id.toString()).doesNotContain("Ada");
    }

    @Test
    void manyTicketsAreCopiedWithFewWritesAndAllRestored() {
        List<TicketId> many = Stream.generate(this::used).limit(101).toList();
        record().keep(eventId, many);
        record().keep(eventId, many.subList(0, 1));
        lose(eventId, many);

        assertThat(items()).hasSizeBetween(2, 5);
        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(101, 101));
        assertThat(many)
                .allSatisfy(id -> assertThat(
                                store().find(id).orElseThrow().presence().isUsed())
                        .isTrue());
    }

    @Test
    void largeRowsAreSpreadOverSeveralItems() {
        List<TicketId> large = Stream.generate(this::used).limit(12).toList();
        for (TicketId id : large) {
            var row = new HashMap<>(row(id));
            row.put("note", AttributeValue.fromS("\uD83C\uDFAA".repeat(12_000)));
            cloud.dynamoDb()
                    .putItem(put -> put.tableName(cloud.nameOf("admissions")).item(row));
        }

        record().keep(eventId, large);
        lose(eventId, large);

        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(12, 12));
    }

    @Test
    void aCopyThatCannotBeReadIsLeftOutAndTheOthersAreRestored() {
        TicketId good = used();
        TicketId bad = Tickets.newId();
        record().keep(eventId, List.of(good));
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("door-record"))
                        .item(Map.of(
                                "eventId",
                                AttributeValue.fromS(eventId.toString()),
                                "copyId",
                                AttributeValue.fromS("0"),
                                "copies",
                                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                                        "ticketId", AttributeValue.fromS(bad.toString()),
                                        "eventId", AttributeValue.fromS(eventId.toString()),
                                        "issue", AttributeValue.fromS("one"))))))));
        lose(eventId, List.of(good));

        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(2, 1, 1));

        assertThat(record().isLost(eventId)).isFalse();
        assertThat(store().find(good)).isPresent();
        assertThat(store().find(bad)).isEmpty();
    }

    @Test
    void aRecordThatCannotBeReadClosesNoDoor() {
        var unreachable = new DynamoAdmissionRecord(
                cloud.dynamoDb(),
                ResourceNames.in(
                        cloud.environmentName(),
                        "us-east-1",
                        "000000000000",
                        Map.of("door-record", "not-created-yet")));

        assertThat(unreachable.isLost(eventId)).isFalse();
    }

    @Test
    void passagesOfATableThatWasReplacedByAnOlderOneAreMergedIntoIt() {
        TicketId early = used();
        record().keep(eventId, List.of(early));
        TicketId late = Tickets.newId();
        store().learn(news(late, 1, Status.VALID, 1), EVENING);
        Map<String, AttributeValue> older = row(late);
        assertThat(enter(late, 1, "late")).isInstanceOf(Outcome.Passed.class);
        Ticket used = store().find(late).orElseThrow();
        record().keep(eventId, List.of(late));
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("admissions")).item(older));
        store().learn(news(late, 1, Status.VALID, 2), EVENING);

        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(2, 1));

        assertThat(store().find(late)).contains(used);
        assertThat(record().isLost(eventId)).isFalse();
        assertThat(row(late).get("entries")).isEqualTo(AttributeValue.fromN("1"));
        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(2, 0));
    }

    @Test
    void anUndoneEntryStaysUndone() {
        TicketId id = used();
        record().keep(eventId, List.of(id));
        store().undo(id, "DEVICE#1|first", EVENING, EVENING);
        record().keep(eventId, List.of(id));
        lose(eventId, List.of(id));

        record().restore(eventId, false, _ -> {});

        assertThat(store().find(id).orElseThrow().presence().isUndone("DEVICE#1|first"))
                .isTrue();
        assertThat(enter(id, 1, "second")).isInstanceOf(Outcome.Passed.class);
    }

    private List<Map<String, AttributeValue>> items() {
        return cloud
                .dynamoDb()
                .queryPaginator(query -> query.tableName(cloud.nameOf("door-record"))
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", AttributeValue.fromS(eventId.toString())))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    private Map<String, AttributeValue> row(TicketId id) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf("admissions"))
                        .key(Map.of("ticketId", AttributeValue.fromS(id.toString())))
                        .consistentRead(true))
                .item();
    }

    private void delete(String ticketId) {
        cloud.dynamoDb()
                .deleteItem(delete -> delete.tableName(cloud.nameOf("admissions"))
                        .key(Map.of("ticketId", AttributeValue.fromS(ticketId))));
    }
}
