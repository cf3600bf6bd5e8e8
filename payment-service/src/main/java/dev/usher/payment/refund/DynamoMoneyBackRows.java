package dev.usher.payment.refund;

import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.moneyback.DynamoRefundRows;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.registration.DynamoConfirmation;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that follow from money that goes back: messages, the registration, its seats, requests.
@Singleton
final class DynamoMoneyBackRows {
    private final DynamoRefundRows refunds;
    private final DynamoConfirmation confirmation;
    private final DynamoInventory inventory;
    private final Outbox outbox;

    DynamoMoneyBackRows(
            DynamoRefundRows refunds, DynamoConfirmation confirmation, DynamoInventory inventory, Outbox outbox) {
        this.refunds = refunds;
        this.confirmation = confirmation;
        this.inventory = inventory;
        this.outbox = outbox;
    }

    List<TransactWriteItem> of(MoneyBackStore.Change change) {
        var writes = new ArrayList<TransactWriteItem>();
        change.messages().forEach(message -> writes.add(outbox.write(message)));
        @Nullable Registration refunded = change.refunded();
        if (refunded != null) {
            writes.add(confirmation.refunded(refunded.registrationId()));
            if (change.givesSeatsBack()) {
                writes.addAll(inventory.giveBack(confirmation.seats(refunded.registrationId())));
            }
        }
        return writes;
    }

    TransactWriteItem put(RefundRequest request) {
        return refunds.put(request);
    }

    void nudge() {
        outbox.nudge();
    }
}
