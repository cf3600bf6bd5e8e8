package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.Held;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.SoldOut;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Registrations in DynamoDB.
@Singleton
final class DynamoRegistrationStore implements RegistrationStore {
    private static final int SEATS = 0;
    private static final int REGISTRATION = 1;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoInventory inventory;
    private final Outbox outbox;
    private final String table;

    DynamoRegistrationStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoInventory inventory,
            Outbox outbox,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.inventory = inventory;
        this.outbox = outbox;
        this.table = names.table("registrations");
    }

    @Override
    public HoldOutcome hold(Registration pending) {
        return write(pending, List.of(takeSeats(pending), put(pending)));
    }

    @Override
    public HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded) {
        HoldOutcome outcome =
                write(confirmed, List.of(takeSeats(confirmed), put(confirmed), outbox.write(paymentSucceeded)));
        outbox.nudge();
        return outcome;
    }

    @Override
    public Optional<Registration> find(RegistrationId registrationId) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(DynamoRegistrationItem.key(registrationId))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoRegistrationItem.registration(item));
    }

    @Override
    public List<Registration> ofUser(UserId userId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("by-user")
                        .keyConditionExpression("userId = :user")
                        .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(userId.toString())))
                        .scanIndexForward(false))
                .items()
                .stream()
                .map(DynamoRegistrationItem::registration)
                .toList();
    }

    @Override
    public boolean addTickets(RegistrationId registrationId, List<TicketId> tickets) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(DynamoRegistrationItem.key(registrationId))
                    .updateExpression("SET tickets = :tickets")
                    .conditionExpression("attribute_exists(registrationId)")
                    .expressionAttributeValues(Map.of(
                            ":tickets",
                            AttributeValue.fromL(tickets.stream()
                                    .map(ticket -> AttributeValue.fromS(ticket.toString()))
                                    .toList()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public List<Registration> holdsEndedBefore(Instant now, int most) {
        return IntStream.range(0, DynamoRegistrationItem.HOLD_SHARDS)
                .mapToObj(shard -> holdsEndedBefore(now, most, shard))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Registration::expiresAt))
                .limit(most)
                .toList();
    }

    @Override
    public boolean expire(Registration ended) {
        return committed(List.of(expired(ended), giveSeatsBack(ended)));
    }

    @Override
    public boolean extendHold(Registration ended, Instant until) {
        return committed(List.of(whileHoldIs(ended, "SET expiresAt = :to", DynamoRegistrationItem.time(until))));
    }

    private boolean committed(List<TransactWriteItem> writes) {
        return switch (transactions.write(writes)) {
            case Result.Committed() -> true;
            case Result.ConditionFailed _ -> false;
        };
    }

    private HoldOutcome write(Registration registration, List<TransactWriteItem> writes) {
        return switch (transactions.write(writes)) {
            case Result.Committed() -> new Held(registration);
            // The row is there already: this very registration was written by a call whose answer was lost.
            case Result.ConditionFailed failed when failed.failedAt(REGISTRATION) -> new Held(registration);
            case Result.ConditionFailed failed ->
                new SoldOut(DynamoInventory.seatsLeft(failed.reasons().get(SEATS)));
        };
    }

    private TransactWriteItem put(Registration registration) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(DynamoRegistrationItem.item(registration))
                        .conditionExpression("attribute_not_exists(registrationId)"))
                .build();
    }

    private TransactWriteItem expired(Registration ended) {
        var expired = DynamoRegistrationItem.status(RegistrationStatus.EXPIRED);
        return whileHoldIs(ended, "SET #status = :to REMOVE " + DynamoRegistrationItem.HOLD_SHARD, expired);
    }

    /// Changes a pending registration whose hold nobody has extended since it was read.
    private TransactWriteItem whileHoldIs(Registration read, String change, AttributeValue to) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(DynamoRegistrationItem.key(read.registrationId()))
                        .updateExpression(change)
                        .conditionExpression("#status = :pending AND expiresAt = :read")
                        .expressionAttributeNames(Map.of("#status", DynamoRegistrationItem.STATUS))
                        .expressionAttributeValues(Map.of(
                                ":to", to,
                                ":pending", DynamoRegistrationItem.status(RegistrationStatus.PENDING),
                                ":read", DynamoRegistrationItem.time(read.expiresAt()))))
                .build();
    }

    private TransactWriteItem takeSeats(Registration registration) {
        return inventory.take(registration.eventId(), registration.quantity());
    }

    private TransactWriteItem giveSeatsBack(Registration registration) {
        return inventory.giveBack(registration.eventId(), registration.quantity());
    }

    private List<Registration> holdsEndedBefore(Instant now, int most, int shard) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("open-holds")
                        .keyConditionExpression(DynamoRegistrationItem.HOLD_SHARD + " = :shard AND expiresAt < :now")
                        .expressionAttributeValues(Map.of(
                                ":shard",
                                DynamoRegistrationItem.holdShard(shard),
                                ":now",
                                DynamoRegistrationItem.time(now)))
                        .limit(most))
                .items()
                .stream()
                .map(DynamoRegistrationItem::registration)
                .toList();
    }
}
