package dev.usher.payment.registration;

import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The registrations that an account has of an event, in one row of table `inventory` per account and event.
/// A registration stays in the row when it ends: a caller that finds the row full checks which of them still
/// count. So only registering writes there, and no count can drift.
@Singleton
final class DynamoAccountSeats {
    private static final String TABLE = "inventory";
    private static final String KEY = "inventoryShard";
    private static final String REVISION = "revision";
    private static final String REGISTRATION = "REG#";

    /// An expression may have 4 KB. What is not removed now is removed with the next registration.
    private static final int MOST_REMOVED = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoAccountSeats(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    /// The row as it is. Never older than the last write.
    Known read(EventId eventId, UserId userId) {
        var row = DynamoRows.find(dynamo, table, key(eventId, userId));
        var item = Item.of(TABLE, row.orElse(Map.of()));
        var seats = new HashMap<RegistrationId, Integer>();
        item.names().stream()
                .filter(name -> name.startsWith(REGISTRATION))
                .forEach(name -> seats.put(RegistrationId.parse(name), item.number(name)));
        return new Known(seats, item.has(REVISION) ? item.longNumber(REVISION) : 0);
    }

    /// Adds a registration; its condition fails if the row changed since it was read.
    ///
    /// @param ended the registrations that no longer count
    TransactWriteItem add(Registration wanted, Known read, Collection<RegistrationId> ended) {
        List<RegistrationId> removed = ended.stream().limit(MOST_REMOVED).toList();
        var names = new HashMap<String, String>();
        names.put("#new", wanted.registrationId().toString());
        for (int i = 0; i < removed.size(); i++) {
            names.put("#old" + i, removed.get(i).toString());
        }
        String remove = removed.isEmpty()
                ? ""
                : " REMOVE "
                        + String.join(
                                ", ",
                                names.keySet().stream()
                                        .filter(name -> name.startsWith("#old"))
                                        .toList());
        return Writes.update(update -> update.tableName(table)
                .key(key(wanted.eventId(), wanted.userId()))
                .updateExpression("SET #new = :seats" + remove + " ADD revision :one")
                .conditionExpression(read.revision == 0 ? "attribute_not_exists(revision)" : "revision = :read")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values(wanted, read.revision)));
    }

    /// Adds a registration that got seats again because its money came late. It has no condition, so it is
    /// never refused.
    TransactWriteItem addAgain(Registration late) {
        return Writes.update(update -> update.tableName(table)
                .key(key(late.eventId(), late.userId()))
                .updateExpression("SET #new = :seats ADD revision :one")
                .expressionAttributeNames(Map.of("#new", late.registrationId().toString()))
                .expressionAttributeValues(values(late, 0)));
    }

    private static Map<String, AttributeValue> values(Registration registration, long read) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":seats", number(registration.quantity()));
        values.put(":one", number(1));
        if (read > 0) {
            values.put(":read", number(read));
        }
        return values;
    }

    private static Map<String, AttributeValue> key(EventId eventId, UserId userId) {
        return Map.of(KEY, text("ACCOUNT#" + eventId + "#" + userId));
    }

    /// A row as it was read.
    ///
    /// @param seats how many seats each registration has, or had
    /// @param revision 0 if there is no row
    record Known(Map<RegistrationId, Integer> seats, long revision) {
        Known {
            seats = Map.copyOf(seats);
        }

        int quantity() {
            return seats.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
