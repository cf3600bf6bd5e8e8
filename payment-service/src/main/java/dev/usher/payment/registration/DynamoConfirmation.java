package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The write that confirms a registration. It belongs into the transaction of whoever was paid: money that
/// is there and a registration that is confirmed come to be together or not at all.
@Singleton
public final class DynamoConfirmation {
    private final String table;

    DynamoConfirmation(ResourceNames names) {
        this.table = names.table("registrations");
    }

    /// Confirms; its condition fails if the registration is not in the state `from`.
    public TransactWriteItem of(RegistrationId registrationId, RegistrationStatus from) {
        return DynamoRegistrationItem.leave(table, registrationId, from, RegistrationStatus.CONFIRMED);
    }
}
