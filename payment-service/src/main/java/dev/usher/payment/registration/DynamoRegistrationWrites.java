package dev.usher.payment.registration;

import static dev.usher.payment.registration.RegistrationStatus.CANCELLED;
import static dev.usher.payment.registration.RegistrationStatus.CONFIRMED;
import static dev.usher.payment.registration.RegistrationStatus.EXPIRED;
import static dev.usher.payment.registration.RegistrationStatus.PENDING;
import static dev.usher.payment.registration.RegistrationStatus.REFUNDED;
import static dev.usher.platform.aws.Attribute.instant;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.event.TakenSeats;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that move a registration from one status to the next. They go into the caller's transaction,
/// together with its payment: payment and confirmation happen together or not at all, and a registration
/// never ends while somebody begins to pay for it.
@Singleton
public final class DynamoRegistrationWrites {
    private static final Map<String, String> NAMES = Map.of("#status", DynamoRegistrationItem.STATUS);

    private final DynamoDbClient dynamo;
    private final DynamoInventory inventory;
    private final DynamoAccountSeats accounts;
    private final IndexShards shards;
    private final Clock clock;
    private final String table;

    DynamoRegistrationWrites(
            DynamoDbClient dynamo,
            DynamoInventory inventory,
            DynamoAccountSeats accounts,
            IndexShards shards,
            Clock clock,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.inventory = inventory;
        this.accounts = accounts;
        this.shards = shards;
        this.clock = clock;
        this.table = names.table(DynamoRegistrationItem.TABLE);
    }

    /// Writes a new registration; its condition fails if there is one of this id.
    ///
    /// @param seats the shards that its seats are taken from
    TransactWriteItem create(Registration registration, TakenSeats seats) {
        return Writes.put(put -> put.tableName(table)
                .item(DynamoRegistrationItem.item(registration, seats, shards.of(registration.registrationId())))
                .conditionExpression("attribute_not_exists(registrationId)"));
    }

    /// Only checks that the registration is pending.
    public TransactWriteItem isPending(RegistrationId registrationId) {
        return Writes.check(check -> check.tableName(table)
                .key(DynamoRegistrationItem.key(registrationId))
                .conditionExpression("#status = :pending")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":pending", DynamoRegistrationItem.status(PENDING))));
    }

    /// Confirms a registration that holds its seats; its condition fails if the registration is not pending.
    public TransactWriteItem confirmPending(RegistrationId registrationId) {
        return confirm(registrationId, PENDING, "", Map.of());
    }

    /// Confirms a registration that lost its seats and gets others; its condition fails if the registration
    /// is not expired.
    public TransactWriteItem confirmExpired(RegistrationId registrationId, TakenSeats seats) {
        return confirm(
                registrationId,
                EXPIRED,
                ", " + DynamoRegistrationItem.SEATS + " = :seats",
                Map.of(":seats", DynamoRegistrationItem.seats(seats)));
    }

    /// Counts a registration that got other seats again for its account. It has no condition.
    public TransactWriteItem countAgain(Registration late) {
        return accounts.addAgain(late);
    }

    /// Cancels a pending registration and gives its seats back; its condition fails if the registration is no
    /// longer pending.
    public List<TransactWriteItem> cancelPending(Registration pending) {
        return withSeats(leave(pending.registrationId(), PENDING, CANCELLED), pending.registrationId());
    }

    /// Cancels a confirmed registration, which has to be free, and gives its seats back; its condition fails
    /// if the registration is no longer confirmed.
    List<TransactWriteItem> cancelConfirmed(Registration free) {
        return withSeats(leave(free.registrationId(), CONFIRMED, CANCELLED), free.registrationId());
    }

    /// Ends a hold that is over and gives the seats back; its condition fails if the registration is no
    /// longer pending, or its hold was extended since it was read.
    public List<TransactWriteItem> expire(Registration ended) {
        TransactWriteItem expired = whileHoldIs(
                ended,
                "SET #status = :to REMOVE " + DynamoRegistrationItem.HOLD_SHARD,
                DynamoRegistrationItem.status(EXPIRED));
        return withSeats(expired, ended.registrationId());
    }

    /// Reverts a confirmation because the money went back, and keeps the seats; its condition fails if the
    /// registration is not confirmed.
    public TransactWriteItem refund(RegistrationId registrationId) {
        return leave(registrationId, CONFIRMED, REFUNDED);
    }

    /// The same, and gives the seats back.
    public List<TransactWriteItem> refundWithSeats(RegistrationId registrationId) {
        return withSeats(refund(registrationId), registrationId);
    }

    /// Puts a pending registration among those whose PaymentIntent has to be cancelled first; its condition
    /// fails if the registration is no longer pending, or its hold was extended since it was read.
    TransactWriteItem markOpenAtStripe(Registration ended) {
        return whileHoldIs(
                ended,
                "SET " + DynamoRegistrationItem.HOLD_SHARD + " = :to",
                DynamoRegistrationItem.holdShard(shards.of(ended.registrationId()), true));
    }

    /// Extends a hold; its condition fails if the registration is no longer pending, or its hold was extended
    /// since it was read.
    TransactWriteItem extendHold(Registration ended, Instant until) {
        return whileHoldIs(ended, "SET expiresAt = :to", instant(until));
    }

    /// Once confirmed, the registration waits for its tickets.
    private TransactWriteItem confirm(
            RegistrationId registrationId,
            RegistrationStatus from,
            String more,
            Map<String, AttributeValue> valuesOfMore) {
        var values = new HashMap<>(valuesOfMore);
        values.put(":to", DynamoRegistrationItem.status(CONFIRMED));
        values.put(":from", DynamoRegistrationItem.status(from));
        values.put(":waits", DynamoRegistrationItem.ticketsShard(shards.of(registrationId)));
        values.put(":now", instant(clock.instant()));
        return Writes.update(update -> update.tableName(table)
                .key(DynamoRegistrationItem.key(registrationId))
                .updateExpression("SET #status = :to, " + DynamoRegistrationItem.HOLD_SHARD + " = :waits, "
                        + DynamoRegistrationItem.CONFIRMED_AT + " = :now" + more)
                .conditionExpression("#status = :from")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(values));
    }

    /// Moves a registration on; it no longer holds seats for a limited time.
    private TransactWriteItem leave(RegistrationId registrationId, RegistrationStatus from, RegistrationStatus to) {
        return Writes.update(update -> update.tableName(table)
                .key(DynamoRegistrationItem.key(registrationId))
                .updateExpression("SET #status = :to REMOVE " + DynamoRegistrationItem.HOLD_SHARD)
                .conditionExpression("#status = :from")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(
                        ":to", DynamoRegistrationItem.status(to),
                        ":from", DynamoRegistrationItem.status(from))));
    }

    /// Changes a pending registration whose hold nobody has extended since it was read.
    private TransactWriteItem whileHoldIs(Registration read, String change, AttributeValue to) {
        return Writes.update(update -> update.tableName(table)
                .key(DynamoRegistrationItem.key(read.registrationId()))
                .updateExpression(change)
                .conditionExpression("#status = :pending AND expiresAt = :read")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(
                        ":to", to,
                        ":pending", DynamoRegistrationItem.status(PENDING),
                        ":read", instant(read.expiresAt()))));
    }

    /// Reads where the seats were taken from: that does not change while the registration stays in its
    /// status, which the condition of the write checks.
    private List<TransactWriteItem> withSeats(TransactWriteItem leaving, RegistrationId registrationId) {
        var seats = DynamoRows.find(dynamo, table, DynamoRegistrationItem.key(registrationId))
                .map(DynamoRegistrationItem::seats)
                .orElseGet(() -> new TakenSeats(Map.of()));
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(leaving);
        writes.addAll(inventory.giveBack(seats));
        return writes;
    }
}
