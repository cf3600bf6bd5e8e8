package dev.usher.benchmarks.load;

import dev.usher.benchmarks.load.PaidRegistrations.Waiting;
import dev.usher.contracts.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The four writes that settle a payment, as payment-service makes them, and nothing else: the most that any
/// handler could do with this database.
final class BareSettlement {
    private static final String ENVIRONMENT = "local";

    /// As long as a message is.
    private static final String BODY = "x".repeat(1100);

    private final DynamoDbClient dynamo;
    private final Topology topology = Topology.load();

    BareSettlement(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    void write(Waiting paid) {
        var writes = List.of(seen(paid), succeeded(paid), confirmed(paid), message(paid));
        dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    private TransactWriteItem seen(Waiting paid) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table("webhook-inbox"))
                        .item(Map.of(
                                "stripeEventId", text("evt_bare_" + paid.paymentIntentId()),
                                "registrationId", text(paid.registrationId()),
                                "kind", text("SUCCEEDED"),
                                "forgetAfter", number(Instant.now().getEpochSecond() + 3_456_000)))
                        .conditionExpression("attribute_not_exists(stripeEventId)"))
                .build();
    }

    private TransactWriteItem succeeded(Waiting paid) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table("payments"))
                        .key(Map.of("registrationId", text(paid.registrationId())))
                        .updateExpression("SET #state = :state, paymentIntentId = :intent, paidAt = :paidAt"
                                + " REMOVE failureCode, unsettledShard, unsettledSince")
                        .conditionExpression("#state IN (:open, :processing) AND amountMinor = :amount"
                                + " AND paymentIntentId = :intent")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(
                                ":state", text("succeeded"),
                                ":open", text("open"),
                                ":processing", text("processing"),
                                ":amount", number(paid.amount()),
                                ":intent", text(paid.paymentIntentId()),
                                ":paidAt", text(Instant.now().toString()))))
                .build();
    }

    private TransactWriteItem confirmed(Waiting paid) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table("registrations"))
                        .key(Map.of("registrationId", text(paid.registrationId())))
                        .updateExpression("SET #status = :to REMOVE holdShard")
                        .conditionExpression("#status = :from")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":to", text("confirmed"), ":from", text("pending"))))
                .build();
    }

    private TransactWriteItem message(Waiting paid) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table("payment-outbox"))
                        .item(Map.of(
                                "outboxId", text("bare#" + paid.registrationId()),
                                "topic", text("payment-succeeded"),
                                "type", text("PaymentSucceeded"),
                                "body", text(BODY),
                                "createdAt", text(Instant.now().toString())))
                        .conditionExpression("attribute_not_exists(outboxId)"))
                .build();
    }

    private String table(String name) {
        return topology.physicalName(name, ENVIRONMENT);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
