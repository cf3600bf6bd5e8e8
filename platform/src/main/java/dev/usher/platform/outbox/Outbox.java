package dev.usher.platform.outbox;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.tracing.TraceContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Where a store puts the messages about its state changes. A message belongs in the same `TransactWriteItems`
/// as the change: then both happen or neither, and the relay publishes the message at least once.
@Singleton
@Requires(bean = OutboxConfig.class)
public final class Outbox {
    /// SNS and SQS accept 256 KiB, including attributes. The rest is for attributes: ours, and those that
    /// say why a message was parked or waits.
    public static final int MOST_BYTES = 256 * 1024 - 8 * 1024;

    private final OutboxTable table;
    private final MessageCodec codec;
    private final Clock clock;
    private final RelayWakeUp wakeUp;

    Outbox(OutboxTable table, MessageCodec codec, Clock clock, RelayWakeUp wakeUp) {
        this.table = table;
        this.codec = codec;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    /// An outbox outside of a running service, for tests of the adapters that write to it: its rows are
    /// not relayed.
    ///
    /// @param table logical name in topology.json
    public static Outbox detached(String table, ResourceNames names, Clock clock) {
        var config = OutboxConfig.of(table);
        return new Outbox(
                new OutboxTable(config, names), new MessageCodec(JsonMapper.createDefault()), clock, new RelayWakeUp());
    }

    /// The write to add to a transaction. It cancels the transaction (`ConditionalCheckFailed` at its
    /// position) if the same fact is in the outbox already, published or not.
    ///
    /// @throws MessageTooLarge if no topic would accept the message; a row that waits for ever would
    ///     block others
    public TransactWriteItem write(Envelope envelope) {
        return put(envelope, "attribute_not_exists(" + OutboxTable.ID + ")");
    }

    /// The same for a message that must be published even if it was published before, because it was lost
    /// on its way. Has no condition.
    ///
    /// @throws MessageTooLarge as [#write] does
    public TransactWriteItem writeAgain(Envelope envelope) {
        return put(envelope, null);
    }

    private TransactWriteItem put(Envelope envelope, @Nullable String condition) {
        String body = codec.encode(envelope);
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new MessageTooLarge(envelope.id(), bytes, MOST_BYTES);
        }
        Map<String, AttributeValue> item = table.item(new OutboxRow(
                envelope.id(),
                envelope.type().topic(),
                envelope.type().wireName(),
                envelope.message().group(),
                body,
                table.shardOf(envelope.message().subject()),
                clock.instant(),
                TraceContext.current()));
        return Writes.put(put -> put.tableName(table.name()).item(item).conditionExpression(condition));
    }

    /// Wakes the relay after a transaction with a message is committed, so that the message need not
    /// wait for the next look. Losing this call (a crash) costs only latency.
    public void nudge() {
        wakeUp.signal();
    }
}
