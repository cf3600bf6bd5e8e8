package dev.usher.payment.payment;

import static dev.usher.payment.payment.PaymentState.CANCELED;
import static dev.usher.payment.payment.PaymentState.CREATING;
import static dev.usher.payment.payment.PaymentState.OPEN;
import static dev.usher.payment.payment.PaymentState.PROCESSING;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Payments in DynamoDB. What Stripe tells is applied by [DynamoSettlement].
@Singleton
final class DynamoPaymentStore implements PaymentStore {
    private static final Map<String, String> STATE = Map.of("#state", "state");

    private final DynamoDbClient dynamo;
    private final DynamoSettlement settlement;
    private final String table;

    DynamoPaymentStore(DynamoDbClient dynamo, DynamoSettlement settlement, ResourceNames names) {
        this.dynamo = dynamo;
        this.settlement = settlement;
        this.table = names.table("payments");
    }

    @Override
    public Optional<Payment> find(RegistrationId registrationId) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(PaymentTable.key(registrationId))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(PaymentTable.payment(item));
    }

    @Override
    public boolean begin(Payment creating) {
        return holds(() -> dynamo.putItem(put -> put.tableName(table)
                .item(PaymentTable.item(creating))
                .conditionExpression(
                        "attribute_not_exists(registrationId)" + " OR (#state = :canceled AND attempt = :previous)")
                .expressionAttributeNames(STATE)
                .expressionAttributeValues(Map.of(
                        ":canceled",
                        PaymentTable.state(CANCELED),
                        ":previous",
                        PaymentTable.number(creating.attempt() - 1L)))));
    }

    @Override
    public boolean takeOver(Payment stale, Instant now) {
        return update(
                stale,
                "SET creatingSince = :now",
                "#state = :creating AND attempt = :attempt AND creatingSince = :since",
                Map.of(
                        ":now", PaymentTable.instant(now),
                        ":creating", PaymentTable.state(CREATING),
                        ":attempt", PaymentTable.number(stale.attempt()),
                        ":since", PaymentTable.instant(stale.creatingSince())));
    }

    @Override
    public void creationFailed(Payment creating) {
        update(
                creating,
                "SET creatingSince = :longAgo",
                "#state = :creating AND attempt = :attempt",
                Map.of(
                        ":longAgo", PaymentTable.instant(Instant.EPOCH),
                        ":creating", PaymentTable.state(CREATING),
                        ":attempt", PaymentTable.number(creating.attempt())));
    }

    @Override
    public void opened(Payment creating, String paymentIntentId) {
        update(
                creating,
                "SET #state = :open, paymentIntentId = :intent",
                "#state = :creating AND attempt = :attempt",
                Map.of(
                        ":open", PaymentTable.state(OPEN),
                        ":intent", AttributeValue.fromS(paymentIntentId),
                        ":creating", PaymentTable.state(CREATING),
                        ":attempt", PaymentTable.number(creating.attempt())));
    }

    @Override
    public void canceled(Payment payment) {
        var values = new HashMap<>(PaymentTable.states(CREATING, OPEN, PROCESSING, CANCELED));
        values.put(":attempt", PaymentTable.number(payment.attempt()));
        update(
                payment,
                "SET #state = :canceled",
                "#state IN (" + PaymentTable.names(CREATING, OPEN, PROCESSING, CANCELED) + ") AND attempt = :attempt",
                values);
    }

    @Override
    public SettleOutcome settle(PaymentNotice success, Registration registration, Envelope paymentSucceeded) {
        return settlement.settle(success, registration, paymentSucceeded, this::find);
    }

    @Override
    public NoteOutcome note(PaymentNotice notice) {
        return settlement.note(notice);
    }

    private boolean update(Payment payment, String change, String condition, Map<String, AttributeValue> values) {
        return holds(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(PaymentTable.key(payment.registrationId()))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(STATE)
                .expressionAttributeValues(values)));
    }

    private static boolean holds(Runnable conditionalWrite) {
        try {
            conditionalWrite.run();
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
