package dev.usher.platform.outbox;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.sortable;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.tracing.TraceContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
    static final AttributeValue APART = text("APART");

    private static final String TOPIC = "topic";
    private static final String TYPE = "type";
    static final String GROUP = "messageGroup";
    static final String BODY = "body";
    private static final String CREATED_AT = "createdAt";
    private static final String PUBLISHED_AT = "publishedAt";

    private final String name;
    private final int shards;

    OutboxTable(OutboxConfig config, ResourceNames names) {
        this.name = names.table(config.table());
        this.shards = config.shards();
    }

    String name() {
        return name;
    }

    int shardOf(String subject) {
        return Math.floorMod(subject.hashCode(), shards);
    }

    static AttributeValue shardKey(int shard) {
        return text("SHARD#" + shard);
    }

    Map<String, AttributeValue> item(OutboxRow row) {
        return kept(row)
                .with(GROUP, text(row.group()))
                .with(BODY, text(row.body()))
                .with(PENDING_SHARD, shardKey(row.shard()))
                .with(PENDING_SINCE, text(sortable(row.createdAt()) + "#" + row.id()))
                .build();
    }

    /// A published row: it is in no index, and its body is gone.
    static Map<String, AttributeValue> published(OutboxRow row, Instant publishedAt, Duration keep) {
        return kept(row)
                .with(PUBLISHED_AT, instant(publishedAt))
                .with(FORGET_AFTER, epochSecond(publishedAt.plus(keep)))
                .build();
    }

    private static ItemBuilder kept(OutboxRow row) {
        return new ItemBuilder()
                .with(ID, text(row.id()))
                .with(TOPIC, text(row.topic()))
                .with(TYPE, text(row.type()))
                .with(CREATED_AT, instant(row.createdAt()))
                .withOptional(TraceContext.NAME, row.traceparent(), Attribute::text);
    }

    /// A row, as somebody sees it who looks for its message.
    static PublishedMessages.Entry entry(Item item) {
        return new PublishedMessages.Entry(
                item.text(ID), item.text(TYPE), item.instant(CREATED_AT), item.optionalInstant(PUBLISHED_AT));
    }

    /// A row without a group was written by an earlier release: it is a group of its own.
    static OutboxRow row(Item item, int shard) {
        return new OutboxRow(
                item.text(ID),
                item.text(TOPIC),
                item.text(TYPE),
                Objects.requireNonNullElse(item.optionalText(GROUP), item.text(ID)),
                item.text(BODY),
                shard,
                item.instant(CREATED_AT),
                item.optionalText(TraceContext.NAME));
    }
}
