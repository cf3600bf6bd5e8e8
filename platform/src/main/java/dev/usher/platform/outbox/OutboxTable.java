package dev.usher.platform.outbox;

import dev.usher.platform.aws.ResourceNames;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How an outbox row looks in DynamoDB. `pendingShard` and `pendingSince` exist only while the row waits,
/// so that the index over them stays as small as the backlog; and so does `body`, which holds personal data
/// and may hold a secret that nobody needs here any more.
@Singleton
@Requires(bean = OutboxConfig.class)
final class OutboxTable {
    static final String ID = "outboxId";
    static final String PENDING_INDEX = "pending";
    static final String PENDING_SHARD = "pendingShard";
    static final String PENDING_SINCE = "pendingSince";
    static final String FORGET_AFTER = "forgetAfter";

    /// Replaces the shard of a row that was set aside: the same index lists them all.
    static final AttributeValue APART = AttributeValue.fromS("APART");

    private static final String TOPIC = "topic";
    private static final String TYPE = "type";
    static final String BODY = "body";
    private static final String CREATED_AT = "createdAt";

    /// Of fixed width, so that the order of texts is that of times; `Instant.toString` omits zeros.
    private static final DateTimeFormatter ORDERED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String name;
    private final int shards;

    OutboxTable(OutboxConfig config, ResourceNames names) {
        this.name = names.table(config.table());
        this.shards = config.shards();
    }

    String name() {
        return name;
    }

    int shards() {
        return shards;
    }

    int shardOf(String subject) {
        return Math.floorMod(subject.hashCode(), shards);
    }

    static AttributeValue shardKey(int shard) {
        return AttributeValue.fromS("SHARD#" + shard);
    }

    Map<String, AttributeValue> item(OutboxRow row) {
        return Map.of(
                ID, AttributeValue.fromS(row.id()),
                TOPIC, AttributeValue.fromS(row.topic()),
                TYPE, AttributeValue.fromS(row.type()),
                BODY, AttributeValue.fromS(row.body()),
                CREATED_AT, AttributeValue.fromS(row.createdAt().toString()),
                PENDING_SHARD, shardKey(row.shard()),
                PENDING_SINCE, AttributeValue.fromS(ORDERED.format(row.createdAt()) + "#" + row.id()));
    }

    /// A published row: it is in no index, and its body is gone.
    static Map<String, AttributeValue> published(OutboxRow row, Instant publishedAt, Duration keep) {
        return Map.of(
                ID,
                AttributeValue.fromS(row.id()),
                TOPIC,
                AttributeValue.fromS(row.topic()),
                TYPE,
                AttributeValue.fromS(row.type()),
                CREATED_AT,
                AttributeValue.fromS(row.createdAt().toString()),
                "publishedAt",
                AttributeValue.fromS(publishedAt.toString()),
                FORGET_AFTER,
                AttributeValue.fromN(Long.toString(publishedAt.plus(keep).getEpochSecond())));
    }

    static AttributeValue id(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get(ID), ID);
    }

    static OutboxRow row(Map<String, AttributeValue> item, int shard) {
        return new OutboxRow(
                text(item.get(ID)),
                text(item.get(TOPIC)),
                text(item.get(TYPE)),
                text(item.get(BODY)),
                shard,
                Instant.parse(text(item.get(CREATED_AT))));
    }

    private static String text(@Nullable AttributeValue value) {
        return Objects.requireNonNull(value, "an outbox row lacks an attribute").s();
    }
}
