package dev.usher.payment.refund;

import dev.usher.payment.registration.DynamoRegistrationWrites;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that follow from a refund or a dispute: messages, the registration, its seats.
@Singleton
final class DynamoMoneyBackWrites {
    private final DynamoRegistrationWrites registrations;
    private final Outbox outbox;

    DynamoMoneyBackWrites(DynamoRegistrationWrites registrations, Outbox outbox) {
        this.registrations = registrations;
        this.outbox = outbox;
    }

    List<TransactWriteItem> of(MoneyBackStore.Change change) {
        var writes = new ArrayList<TransactWriteItem>();
        change.messages().forEach(message -> writes.add(outbox.write(message)));
        @Nullable Registration refunded = change.refunded();
        if (refunded != null && change.givesSeatsBack()) {
            writes.addAll(registrations.refundWithSeats(refunded.registrationId()));
        } else if (refunded != null) {
            writes.add(registrations.refund(refunded.registrationId()));
        }
        return writes;
    }
}
