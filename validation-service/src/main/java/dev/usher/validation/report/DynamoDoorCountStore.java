package dev.usher.validation.report;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Sums in DynamoDB: a row per event and gate, and one per event, minute and gate. Reading costs as much as
/// there are gates, and minutes in which something happened.
@Singleton
final class DynamoDoorCountStore implements DoorCountStore {
    private static final String GATE = "gate#";
    private static final String MINUTE = "minute#";
    private static final String KEY = "countId";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoDoorCountStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("door-counts");
    }

    @Override
    public void add(Map<DoorCount, Integer> counts, String token) {
        var rows = new TreeMap<String, Row>();
        counts.forEach((count, more) -> {
            row(rows, count, GATE + count.gate()).add(count.what(), more);
            row(rows, count, MINUTE + count.minute() + "#" + count.gate()).add(count.what(), more);
        });
        List<TransactWriteItem> writes = rows.values().stream().map(this::write).toList();
        dynamo.transactWriteItems(
                transaction -> transaction.transactItems(writes).clientRequestToken(token));
    }

    @Override
    public Map<String, Map<String, Integer>> byGate(EventId eventId) {
        var sums = new TreeMap<String, Map<String, Integer>>();
        for (var item : query(eventId, GATE, GATE + "\uFFFF")) {
            sums.put(countId(item).substring(GATE.length()), numbers(item));
        }
        return sums;
    }

    @Override
    public Map<Instant, Map<String, Integer>> byMinute(EventId eventId, Instant from) {
        var sums = new TreeMap<Instant, Map<String, Integer>>();
        for (var item : query(eventId, MINUTE + from, MINUTE + "\uFFFF")) {
            String minute =
                    countId(item).substring(MINUTE.length(), countId(item).indexOf('#', MINUTE.length()));
            Map<String, Integer> sum = sums.computeIfAbsent(Instant.parse(minute), _ -> new TreeMap<>());
            numbers(item).forEach((what, number) -> sum.merge(what, number, Integer::sum));
        }
        return sums;
    }

    private Iterable<Map<String, AttributeValue>> query(EventId eventId, String from, String to) {
        return dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("eventId = :event AND " + KEY + " BETWEEN :from AND :to")
                        .expressionAttributeValues(
                                Map.of(":event", fromS(eventId.toString()), ":from", fromS(from), ":to", fromS(to))))
                .items();
    }

    private static Row row(Map<String, Row> rows, DoorCount count, String countId) {
        return rows.computeIfAbsent(
                count.eventId() + " " + countId, _ -> new Row(count.eventId(), countId, new HashMap<>()));
    }

    private TransactWriteItem write(Row row) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var additions = new ArrayList<String>();
        row.more.forEach((what, more) -> {
            int n = additions.size();
            names.put("#n" + n, what);
            values.put(":n" + n, fromN(Integer.toString(more)));
            additions.add("#n" + n + " :n" + n);
        });
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of("eventId", fromS(row.eventId.toString()), KEY, fromS(row.countId)))
                        .updateExpression("ADD " + String.join(", ", additions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private static String countId(Map<String, AttributeValue> item) {
        return item.getOrDefault(KEY, fromS("")).s();
    }

    private static Map<String, Integer> numbers(Map<String, AttributeValue> item) {
        var numbers = new TreeMap<String, Integer>();
        item.forEach((name, value) -> {
            if (value.n() != null) {
                numbers.put(name, Integer.valueOf(value.n()));
            }
        });
        return numbers;
    }

    /// What is added to one row.
    private record Row(EventId eventId, String countId, Map<String, Integer> more) {
        void add(String what, int number) {
            more.merge(what, number, Integer::sum);
        }
    }
}
