package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that end a pending registration, and the check that it was not. Both belong into a
/// transaction with its payment: a registration never ends while somebody begins to pay for it.
@Singleton
public final class DynamoCancellation {
    private final DynamoConfirmation confirmation;
    private final DynamoInventory inventory;
    private final String table;

    DynamoCancellation(DynamoConfirmation confirmation, DynamoInventory inventory, ResourceNames names) {
        this.confirmation = confirmation;
        this.inventory = inventory;
        this.table = names.table("registrations");
    }

    /// Cancels and gives the seats back; its condition fails if the registration is not pending any more.
    public List<TransactWriteItem> of(Registration pending) {
        return cancelled(pending.registrationId(), RegistrationStatus.PENDING);
    }

    /// The same for a confirmed one, which has to be free.
    List<TransactWriteItem> ofConfirmed(Registration free) {
        return cancelled(free.registrationId(), RegistrationStatus.CONFIRMED);
    }

    private List<TransactWriteItem> cancelled(RegistrationId id, RegistrationStatus from) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(DynamoRegistrationItem.leave(table, id, from, RegistrationStatus.CANCELLED));
        writes.addAll(inventory.giveBack(confirmation.seats(id)));
        return writes;
    }

    /// Ends a hold that is over and gives the seats back; its condition fails if the registration is not
    /// pending any more, or its hold was extended since it was read.
    public List<TransactWriteItem> ofEnded(Registration ended) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(DynamoRegistrationItem.whileHoldIs(
                table,
                ended,
                "SET #status = :to REMOVE " + DynamoRegistrationItem.HOLD_SHARD,
                DynamoRegistrationItem.status(RegistrationStatus.EXPIRED)));
        writes.addAll(inventory.giveBack(confirmation.seats(ended.registrationId())));
        return writes;
    }

    /// Only checks that the registration is pending.
    public TransactWriteItem isPending(RegistrationId registrationId) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(DynamoRegistrationItem.key(registrationId))
                        .conditionExpression("#status = :pending")
                        .expressionAttributeNames(Map.of("#status", DynamoRegistrationItem.STATUS))
                        .expressionAttributeValues(
                                Map.of(":pending", DynamoRegistrationItem.status(RegistrationStatus.PENDING))))
                .build();
    }
}
