package dev.usher.cli.audit;

import dev.usher.cli.cloud.Caller;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.cloud.Row;
import dev.usher.contracts.topology.Topology;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table of what operators did in one environment: one row before each act, and one with its result after
/// it. Nobody may change or delete rows: operators may only put and query, and a put never replaces a row. Safe
/// for use by several threads.
public final class AuditTrail {
    private static final String TABLE = "operations-audit";
    private static final String MONTH = "month";
    private static final String ENTRY_ID = "entryId";
    private static final String INTENDED = "#1-intended";
    private static final String RESULT = "#2-result";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Caller caller;
    private final Clock clock;

    /// The trail of an environment.
    ///
    /// @param caller who acts
    public AuditTrail(DynamoDbClient dynamo, String environment, Caller caller, Clock clock) {
        this.dynamo = dynamo;
        this.table = Topology.load().physicalName(TABLE, environment);
        this.caller = caller;
        this.clock = clock;
    }

    /// The trail of the environment that the commands talk to.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if AWS does not say who the caller is
    public static AuditTrail in(Cloud cloud, DynamoDbClient dynamo) {
        return new AuditTrail(dynamo, cloud.environment(), cloud.caller(), Clock.systemUTC());
    }

    /// Writes down what is about to be done. If that fails, it must not be done.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if it cannot be written
    public Act intend(String what, @Nullable String queue, String reason, @Nullable String group, List<String> ids) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var act =
                new Act(now + "#" + UUID.randomUUID(), now, caller.arn(), what, queue, reason, group, ids.size(), ids);
        var row = key(act, INTENDED);
        row.put("at", AttributeValue.fromS(now.toString()));
        row.put("who", AttributeValue.fromS(act.who()));
        row.put("what", AttributeValue.fromS(what));
        row.put("reason", AttributeValue.fromS(reason));
        row.put("count", AttributeValue.fromN(Integer.toString(act.count())));
        row.put(
                "ids",
                AttributeValue.fromL(
                        act.ids().stream().map(AttributeValue::fromS).toList()));
        if (queue != null) {
            row.put("queue", AttributeValue.fromS(queue));
        }
        if (group != null) {
            row.put("group", AttributeValue.fromS(group));
        }
        put(row);
        return act;
    }

    /// Writes down the result.
    ///
    /// @param result in words
    public void conclude(Act act, String result, int done) {
        var row = key(act, RESULT);
        row.put("at", AttributeValue.fromS(clock.instant().toString()));
        row.put("who", AttributeValue.fromS(act.who()));
        row.put("what", AttributeValue.fromS(act.what()));
        row.put("result", AttributeValue.fromS(result));
        row.put("done", AttributeValue.fromN(Integer.toString(done)));
        put(row);
    }

    /// The acts since then, the newest first.
    public List<Entry> since(Instant since) {
        var entries = new ArrayList<Entry>();
        YearMonth oldest = YearMonth.from(since.atOffset(ZoneOffset.UTC));
        for (YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
                !month.isBefore(oldest);
                month = month.minusMonths(1)) {
            entries.addAll(of(month, since).reversed());
        }
        return List.copyOf(entries);
    }

    private List<Entry> of(YearMonth month, Instant since) {
        var acts = new LinkedHashMap<String, Entry>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#month = :month AND entryId >= :since")
                        .expressionAttributeNames(Map.of("#month", MONTH))
                        .expressionAttributeValues(Map.of(
                                ":month", AttributeValue.fromS(month.toString()),
                                ":since", AttributeValue.fromS(since.toString()))))
                .items()
                .forEach(row -> read(new Row(row), acts));
        return List.copyOf(acts.values());
    }

    /// The row of a result comes right after that of its act. A row that is not ours hides none of the others.
    private static void read(Row row, Map<String, Entry> acts) {
        String entryId = row.text(ENTRY_ID).orElse("");
        if (entryId.endsWith(INTENDED)) {
            String id = entryId.substring(0, entryId.length() - INTENDED.length());
            acts.put(id, new Entry(act(id, row), null, 0));
        } else if (entryId.endsWith(RESULT)) {
            String id = entryId.substring(0, entryId.length() - RESULT.length());
            acts.computeIfPresent(
                    id, (_, entry) -> new Entry(entry.act(), row.text("result").orElse("?"), (int) row.number("done")));
        }
    }

    private static Act act(String id, Row row) {
        return new Act(
                id,
                row.instant("at").orElse(Instant.EPOCH),
                row.text("who").orElse("?"),
                row.text("what").orElse("?"),
                row.text("queue").orElse(null),
                row.text("reason").orElse(""),
                row.text("group").orElse(null),
                (int) row.number("count"),
                row.texts("ids"));
    }

    private static Map<String, AttributeValue> key(Act act, String part) {
        var key = new HashMap<String, AttributeValue>();
        key.put(
                MONTH,
                AttributeValue.fromS(
                        YearMonth.from(act.at().atOffset(ZoneOffset.UTC)).toString()));
        key.put(ENTRY_ID, AttributeValue.fromS(act.id() + part));
        return key;
    }

    private void put(Map<String, AttributeValue> row) {
        dynamo.putItem(put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(entryId)"));
    }
}
