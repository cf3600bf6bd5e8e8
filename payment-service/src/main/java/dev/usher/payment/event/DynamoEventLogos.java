package dev.usher.payment.event;

import static dev.usher.platform.aws.Attribute.bytes;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The bytes of logos in DynamoDB, in a separate table because lists read whole rows of events. There is one
/// row per event and content; it never changes, and is removed together with the logo's name in the event's
/// row.
@Singleton
final class DynamoEventLogos {
    private static final String TABLE = "event-logos";
    private static final String ID = "logoId";
    private static final String PNG = "png";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoEventLogos(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    /// Empty if the event has no logo, or got another one since it was read.
    Optional<Logo> find(Event event) {
        @Nullable String digest = event.logo();
        if (digest == null) {
            return Optional.empty();
        }
        return DynamoRows.find(dynamo, table, key(event.eventId(), digest))
                .map(row -> Logo.stored(Item.of(TABLE, row).bytes(PNG)));
    }

    TransactWriteItem keep(EventId eventId, Logo logo) {
        return Writes.put(put -> put.tableName(table)
                .item(Map.of(
                        ID, id(eventId, logo.digest()),
                        PNG, bytes(logo.png()))));
    }

    TransactWriteItem forget(EventId eventId, String digest) {
        return Writes.delete(delete -> delete.tableName(table).key(key(eventId, digest)));
    }

    private static Map<String, AttributeValue> key(EventId eventId, String digest) {
        return Map.of(ID, id(eventId, digest));
    }

    private static AttributeValue id(EventId eventId, String digest) {
        return text(eventId + "#" + digest);
    }
}
