package dev.usher.validation.tally;

import static dev.usher.platform.aws.Attribute.sortable;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.validation.tally.DynamoDoorCountWrites.EVENT;
import static dev.usher.validation.tally.DynamoDoorCountWrites.GATE;
import static dev.usher.validation.tally.DynamoDoorCountWrites.KEY;
import static dev.usher.validation.tally.DynamoDoorCountWrites.MINUTE;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Stores sums in DynamoDB: a row per event and gate, and a row per event, minute and gate. The cost of
/// reading grows with the number of gates, and with the number of minutes in which something happened.
@Singleton
public final class DynamoDoorCountStore implements DoorCountStore {
    private static final String TABLE = "door-counts";

    /// Sorts after every gate and every minute.
    private static final String LAST = "\uFFFF";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final String table;

    public DynamoDoorCountStore(DynamoDbClient dynamo, DynamoTransactions transactions, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.table = names.table(TABLE);
    }

    @Override
    public void add(Map<DoorCount, Integer> counts, String token) {
        var rows = new DynamoDoorCountWrites(table);
        counts.forEach(rows::add);
        dynamo.transactWriteItems(
                transaction -> transaction.transactItems(rows.writes()).clientRequestToken(token));
    }

    @Override
    public List<Correction> correct(List<Correction> corrections) {
        var left = new ArrayList<>(corrections);
        while (!left.isEmpty()) {
            var rows = new DynamoDoorCountWrites(table);
            left.forEach(rows::correct);
            switch (transactions.write(rows.namedWrites())) {
                case Result.Committed() -> {
                    return List.copyOf(left);
                }
                case Result.ConditionFailed(var failed) ->
                    left.removeIf(correction -> failed.containsKey(rows.rowOf(correction)));
            }
        }
        return List.of();
    }

    @Override
    public Map<DoorCount, Integer> passages(EventId eventId) {
        var sums = new HashMap<DoorCount, Integer>();
        for (var item : query(eventId, MINUTE, MINUTE + LAST, true)) {
            numbers(item).forEach((what, number) -> {
                if (what instanceof Counted.Passed) {
                    sums.put(new DoorCount(eventId, minuteOf(item), gateOf(item), what), number);
                }
            });
        }
        return sums;
    }

    @Override
    public Map<String, Map<Counted, Integer>> byGate(EventId eventId) {
        var sums = new TreeMap<String, Map<Counted, Integer>>();
        for (var item : query(eventId, GATE, GATE + LAST, false)) {
            sums.put(item.text(KEY).substring(GATE.length()), numbers(item));
        }
        return sums;
    }

    @Override
    public Map<Instant, Map<Counted, Integer>> byMinute(EventId eventId, Instant from) {
        var sums = new TreeMap<Instant, Map<Counted, Integer>>();
        for (var item : query(eventId, MINUTE + sortable(from), MINUTE + LAST, false)) {
            Map<Counted, Integer> sum = sums.computeIfAbsent(minuteOf(item), _ -> new HashMap<>());
            numbers(item).forEach((what, number) -> sum.merge(what, number, Integer::sum));
        }
        return sums;
    }

    private List<Item> query(EventId eventId, String from, String to, boolean isConsistent) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(EVENT + " = :event AND " + KEY + " BETWEEN :from AND :to")
                        .expressionAttributeValues(
                                Map.of(":event", text(eventId), ":from", text(from), ":to", text(to)))
                        .consistentRead(isConsistent))
                .items()
                .stream()
                .map(item -> Item.of(TABLE, item))
                .toList();
    }

    private static Instant minuteOf(Item item) {
        return item.value(KEY, id -> Instant.parse(id.substring(MINUTE.length(), id.indexOf('#', MINUTE.length()))));
    }

    private static String gateOf(Item item) {
        return item.value(KEY, id -> id.substring(id.indexOf('#', MINUTE.length()) + 1));
    }

    private static Map<Counted, Integer> numbers(Item item) {
        var counts = new HashSet<>(item.names());
        counts.removeAll(Set.of(EVENT, KEY));
        return counts.stream().collect(Collectors.toMap(Counted::ofWireName, item::number));
    }
}
