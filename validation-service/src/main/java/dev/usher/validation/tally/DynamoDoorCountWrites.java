package dev.usher.validation.tally;

import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.sortable;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.NamedWrites;
import dev.usher.platform.aws.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The rows that one transaction adds to: for each count the row of its gate, and the row of its minute at
/// that gate.
final class DynamoDoorCountWrites {
    static final String EVENT = "eventId";
    static final String KEY = "countId";
    static final String GATE = "gate#";
    static final String MINUTE = "minute#";

    private final String table;
    private final Map<String, Row> rows = new TreeMap<>();

    DynamoDoorCountWrites(String table) {
        this.table = table;
    }

    void add(DoorCount count, int more) {
        row(count, GATE + count.gate()).add(count.what().wireName(), more);
        row(count, minuteId(count)).add(count.what().wireName(), more);
    }

    /// Adds the difference, on condition that the minute's sum has not changed.
    void correct(Correction correction) {
        add(correction.count(), correction.more());
        row(correction.count(), minuteId(correction.count()))
                .require(correction.count().what().wireName(), correction.from());
    }

    List<TransactWriteItem> writes() {
        return rows.values().stream().map(this::write).toList();
    }

    /// The same writes, named by their rows.
    NamedWrites<String> namedWrites() {
        var writes = NamedWrites.<String>none();
        for (var row : rows.entrySet()) {
            writes = writes.and(row.getKey(), write(row.getValue()));
        }
        return writes;
    }

    /// The row with the correction's condition.
    String rowOf(Correction correction) {
        return rowKey(correction.count(), minuteId(correction.count()));
    }

    private Row row(DoorCount count, String countId) {
        return rows.computeIfAbsent(rowKey(count, countId), _ -> new Row(count.eventId(), countId));
    }

    private static String rowKey(DoorCount count, String countId) {
        return count.eventId() + " " + countId;
    }

    private static String minuteId(DoorCount count) {
        return MINUTE + sortable(count.minute()) + "#" + count.gate();
    }

    private TransactWriteItem write(Row row) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var additions = new ArrayList<String>();
        var conditions = new ArrayList<String>();
        row.more.forEach((what, number) -> {
            int n = additions.size();
            names.put("#n" + n, what);
            values.put(":n" + n, number(number));
            additions.add("#n" + n + " :n" + n);
            if (row.required.containsKey(what)) {
                values.put(":s" + n, number(row.required.getOrDefault(what, 0)));
                conditions.add(condition(n, row.required.getOrDefault(what, 0)));
            }
        });
        return Writes.update(update -> update.tableName(table)
                .key(Map.of(EVENT, text(row.eventId), KEY, text(row.countId)))
                .updateExpression("ADD " + String.join(", ", additions))
                .conditionExpression(conditions.isEmpty() ? null : String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    private static String condition(int n, int sum) {
        String same = "#n" + n + " = :s" + n;
        return sum == 0 ? "(attribute_not_exists(#n" + n + ") OR " + same + ")" : same;
    }

    /// What is added to one row, and the values that it must have before.
    private static final class Row {
        private final EventId eventId;
        private final String countId;
        private final Map<String, Integer> more = new TreeMap<>();
        private final Map<String, Integer> required = new TreeMap<>();

        Row(EventId eventId, String countId) {
            this.eventId = eventId;
            this.countId = countId;
        }

        void add(String what, int number) {
            more.merge(what, number, Integer::sum);
        }

        void require(String what, int sum) {
            required.put(what, sum);
        }
    }
}
