package dev.usher.payment.event;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes events to DynamoDB, each together with the message about it.
@Singleton
final class DynamoEventWrites {
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;
    private final String events;

    DynamoEventWrites(DynamoTransactions transactions, Outbox outbox, Clock clock, ResourceNames names) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
        this.events = names.table("events");
    }

    /// Commits the event, the message about it and other writes, all or nothing.
    ///
    /// @param before the event as it was read; absent if it is new
    /// @param counts over how many rows the seats of each type are spread
    /// @return false if the event changed since it was read, or a condition of another write failed
    boolean commit(
            @Nullable Event before,
            Event event,
            Map<String, Integer> counts,
            @Nullable Logo logo,
            Stream<TransactWriteItem> others) {
        Instant now = clock.instant();
        var changed = new EventChanged(event.facts(), logo == null ? null : logo.base64(), now);
        var own = Stream.of(write(before, event, counts), outbox.write(Envelope.of(now, changed)));
        if (!transactions.write(Stream.concat(own, others).toList())) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    private TransactWriteItem write(@Nullable Event before, Event event, Map<String, Integer> counts) {
        var put = Put.builder().tableName(events).item(DynamoEventItem.of(event, counts));
        if (before == null) {
            put.conditionExpression("attribute_not_exists(eventId)");
        } else {
            put.conditionExpression(DynamoEventItem.REVISION + " = :read")
                    .expressionAttributeValues(Map.of(":read", DynamoEventItem.number(before.revision())));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
