package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The tickets of a registration, in its row in DynamoDB: read, brought up to date, and written if they did
/// not change in the meantime.
@Singleton
final class DynamoRegistrationTickets implements RegistrationTickets {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoRegistrationTickets(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(DynamoRegistrationItem.TABLE);
    }

    @Override
    public boolean noteTickets(RegistrationId registrationId, List<RegistrationTicket> news) {
        return Retry.untilWon(registrationId, () -> {
            var item = DynamoRows.find(dynamo, table, DynamoRegistrationItem.key(registrationId))
                    .orElse(null);
            if (item == null) {
                return Optional.of(false);
            }
            Registration registration = DynamoRegistrationItem.registration(item);
            List<RegistrationTicket> known = registration.tickets();
            List<RegistrationTicket> newest = RegistrationTicket.newest(known, news);
            // It may still be marked as waiting for tickets although it has them all.
            boolean arrived = item.containsKey(DynamoRegistrationItem.HOLD_SHARD) && hasAll(registration, newest);
            boolean isNoted = (newest.equals(known) && !arrived)
                    || written(registrationId, item.get(DynamoRegistrationTicketItem.TICKETS), newest, arrived);
            return isNoted ? Optional.of(true) : Optional.empty();
        });
    }

    private static boolean hasAll(Registration registration, List<RegistrationTicket> tickets) {
        return registration.status() == RegistrationStatus.CONFIRMED && tickets.size() >= registration.quantity();
    }

    /// @param arrived whether the registration has all its tickets now
    /// @return false if the tickets changed since they were read
    private boolean written(
            RegistrationId registrationId,
            @Nullable AttributeValue read,
            List<RegistrationTicket> tickets,
            boolean arrived) {
        String waitsNoMore = arrived ? " REMOVE " + DynamoRegistrationItem.HOLD_SHARD : "";
        var values = new HashMap<>(Map.of(":tickets", DynamoRegistrationTicketItem.tickets(tickets)));
        if (read != null) {
            values.put(":read", read);
        }
        String asRead = read == null
                ? "attribute_not_exists(" + DynamoRegistrationTicketItem.TICKETS + ")"
                : DynamoRegistrationTicketItem.TICKETS + " = :read";
        return DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(DynamoRegistrationItem.key(registrationId))
                .updateExpression("SET " + DynamoRegistrationTicketItem.TICKETS + " = :tickets" + waitsNoMore)
                .conditionExpression("attribute_exists(registrationId) AND " + asRead)
                .expressionAttributeValues(values)));
    }
}
