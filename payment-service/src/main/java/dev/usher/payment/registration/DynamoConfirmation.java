package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.event.TakenSeats;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that confirm a registration, and take that back. They belong into the transaction of whoever
/// was paid: money that is there and a registration that is confirmed come to be together or not at all.
@Singleton
public final class DynamoConfirmation {
    private final DynamoDbClient dynamo;
    private final DynamoAccountSeats accounts;
    private final Clock clock;
    private final String table;

    DynamoConfirmation(DynamoDbClient dynamo, DynamoAccountSeats accounts, Clock clock, ResourceNames names) {
        this.dynamo = dynamo;
        this.accounts = accounts;
        this.clock = clock;
        this.table = names.table("registrations");
    }

    /// Confirms what holds its seats; its condition fails if the registration is not pending.
    public TransactWriteItem ofPending(RegistrationId registrationId) {
        return confirmed(registrationId, RegistrationStatus.PENDING, "", Map.of());
    }

    /// Confirms what has lost its seats and gets others; its condition fails if the registration is not
    /// expired.
    public TransactWriteItem ofExpired(RegistrationId registrationId, TakenSeats seats) {
        return confirmed(
                registrationId,
                RegistrationStatus.EXPIRED,
                ", " + DynamoRegistrationItem.SEATS + " = :seats",
                Map.of(":seats", DynamoRegistrationItem.seats(seats)));
    }

    /// From now on it waits for its tickets.
    private TransactWriteItem confirmed(
            RegistrationId registrationId,
            RegistrationStatus from,
            String more,
            Map<String, AttributeValue> valuesOfMore) {
        var values = new HashMap<>(valuesOfMore);
        values.put(":to", DynamoRegistrationItem.status(RegistrationStatus.CONFIRMED));
        values.put(":from", DynamoRegistrationItem.status(from));
        values.put(":waits", DynamoRegistrationItem.ticketsShard(registrationId));
        values.put(":now", DynamoRegistrationItem.time(clock.instant()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(DynamoRegistrationItem.key(registrationId))
                        .updateExpression("SET #status = :to, " + DynamoRegistrationItem.HOLD_SHARD + " = :waits, "
                                + DynamoRegistrationItem.CONFIRMED_AT + " = :now" + more)
                        .conditionExpression("#status = :from")
                        .expressionAttributeNames(Map.of("#status", DynamoRegistrationItem.STATUS))
                        .expressionAttributeValues(values))
                .build();
    }

    /// Counts a registration that gets other seats among those of its account again. Has no condition.
    public TransactWriteItem counted(Registration late) {
        return accounts.addAgain(late);
    }

    /// Where the seats of a registration were taken from, for
    /// [dev.usher.payment.event.DynamoInventory#giveBack]. They do not change while it stays in its status.
    public TakenSeats seats(RegistrationId registrationId) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(DynamoRegistrationItem.key(registrationId))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? new TakenSeats(Map.of()) : DynamoRegistrationItem.seats(item);
    }

    /// Takes the confirmation back because the money went back; its condition fails if the registration is
    /// not confirmed.
    public TransactWriteItem refunded(RegistrationId registrationId) {
        return DynamoRegistrationItem.leave(
                table, registrationId, RegistrationStatus.CONFIRMED, RegistrationStatus.REFUNDED);
    }
}
