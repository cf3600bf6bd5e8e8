package dev.usher.payment.event;

import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The rows of table `inventory`: the seats of one ticket type are spread over several rows, so that no
/// single row takes all writes of an on-sale. Their keys are `EVENT#<uuid>#<ticket type>#<number>`.
@Singleton
final class DynamoShards {
    private static final String INVENTORY = "inventory";
    private static final String KEY = "inventoryShard";
    private static final String SEATS_LEFT = "seatsLeft";

    private static final int EVENTS_KNOWN = 10_000;

    private final DynamoDbClient dynamo;
    private final String inventory;
    private final String events;

    /// Over how many shards each type of an event is spread. It may be outdated: the number only grows, so
    /// the shards known here exist, but may not be all.
    private final Cache<EventId, Map<String, Integer>> known =
            Caffeine.newBuilder().maximumSize(EVENTS_KNOWN).build();

    DynamoShards(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.inventory = names.table(INVENTORY);
        this.events = names.table(DynamoEventItem.TABLE);
    }

    static String key(EventId eventId, String ticketType, int shard) {
        return eventId + "#" + ticketType + "#" + shard;
    }

    /// Caches what a row of table `events` says, so that the next registration need not read it.
    void know(EventId eventId, Map<String, Integer> shards) {
        known.put(eventId, shards);
    }

    /// Over how many shards each ticket type is spread, possibly outdated; empty if there is no such event.
    Map<String, Integer> counts(EventId eventId) {
        @Nullable Map<String, Integer> counts = known.getIfPresent(eventId);
        return counts == null ? currentCounts(eventId) : counts;
    }

    /// The same, never older than the last write.
    Map<String, Integer> currentCounts(EventId eventId) {
        var counts =
                DynamoRows.find(dynamo, events, DynamoEventItem.key(eventId)).map(DynamoEventItem::shards);
        counts.ifPresent(found -> know(eventId, found));
        return counts.orElse(Map.of());
    }

    /// The seats left in each shard of each type. No number is older than the last write.
    Map<String, int[]> levels(EventId eventId, Map<String, Integer> counts) {
        return levels(Map.of(eventId, counts)).getOrDefault(eventId, Map.of());
    }

    Map<EventId, Map<String, int[]>> levels(Map<EventId, Map<String, Integer>> countsByEvent) {
        var left = read(countsByEvent.entrySet().stream()
                .flatMap(event -> keys(event.getKey(), event.getValue()).stream())
                .toList());
        var levels = new HashMap<EventId, Map<String, int[]>>();
        countsByEvent.forEach((eventId, counts) -> levels.put(eventId, levels(eventId, counts, left)));
        return levels;
    }

    /// Takes seats; its condition fails if fewer are left, or there is no such shard.
    TransactWriteItem take(String shard, int seats) {
        return change(shard, -seats, seats);
    }

    /// Gives seats back to a shard, which has to exist.
    TransactWriteItem giveBack(String shard, int seats) {
        return change(shard, seats, 0);
    }

    /// Changes, creates or removes a shard. The condition fails if the shard no longer has the seats, or
    /// changed otherwise since it was read.
    TransactWriteItem apply(EventId eventId, SeatChange.Step step) {
        String shard = key(eventId, step.ticketType(), step.shard());
        if (step.left() == null) {
            return create(shard, Objects.requireNonNull(step.leftThen()));
        }
        if (step.leftThen() == null) {
            return remove(shard, step.left());
        }
        int more = step.leftThen() - step.left();
        return change(shard, more, Math.max(0, -more));
    }

    private TransactWriteItem change(String shard, int more, int atLeast) {
        return Writes.update(update -> update.tableName(inventory)
                .key(key(shard))
                .updateExpression("SET seatsLeft = seatsLeft + :more")
                .conditionExpression("seatsLeft >= :atLeast")
                .expressionAttributeValues(Map.of(
                        ":more", number(more),
                        ":atLeast", number(atLeast))));
    }

    private TransactWriteItem create(String shard, int seats) {
        return Writes.put(put -> put.tableName(inventory)
                .item(Map.of(
                        KEY, text(shard),
                        SEATS_LEFT, number(seats)))
                .conditionExpression("attribute_not_exists(" + KEY + ")"));
    }

    private TransactWriteItem remove(String shard, int left) {
        return Writes.delete(delete -> delete.tableName(inventory)
                .key(key(shard))
                .conditionExpression("seatsLeft = :left")
                .expressionAttributeValues(Map.of(":left", number(left))));
    }

    private Map<String, Integer> read(List<String> shards) {
        return DynamoBatches.read(dynamo, inventory, shards, DynamoShards::key).stream()
                .map(item -> Item.of(INVENTORY, item))
                .collect(Collectors.toMap(item -> item.text(KEY), item -> item.number(SEATS_LEFT)));
    }

    private static Map<String, int[]> levels(EventId eventId, Map<String, Integer> counts, Map<String, Integer> left) {
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, type -> {
            var levels = new int[type.getValue()];
            for (int shard = 0; shard < levels.length; shard++) {
                levels[shard] = left.getOrDefault(key(eventId, type.getKey(), shard), 0);
            }
            return levels;
        }));
    }

    private static List<String> keys(EventId eventId, Map<String, Integer> counts) {
        var keys = new ArrayList<String>();
        counts.forEach((type, shards) -> {
            for (int shard = 0; shard < shards; shard++) {
                keys.add(key(eventId, type, shard));
            }
        });
        return keys;
    }

    private static Map<String, AttributeValue> key(String shard) {
        return Map.of(KEY, text(shard));
    }
}
