package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.ticket.storage.DynamoRow;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How an order looks in DynamoDB.
final class DynamoOrderItem {
    private DynamoOrderItem() {}

    static Map<String, AttributeValue> of(Order order) {
        var disputes = DynamoRow.empty();
        order.disputes()
                .forEach((id, dispute) -> disputes.withRow(
                        id,
                        DynamoRow.empty()
                                .with("status", dispute.status().wireName())
                                .with("revision", dispute.revision())));
        return DynamoRow.empty()
                .with("registrationId", order.registrationId())
                .with("tickets", order.tickets())
                .with("refunded", order.refunded())
                .withRow("disputes", disputes)
                .with("revision", order.revision())
                .attributes();
    }

    static Order toOrder(Map<String, AttributeValue> item) {
        var row = DynamoRow.of(item);
        var disputes = new HashMap<String, Order.Dispute>();
        DynamoRow rows = row.row("disputes");
        for (String id : rows.names()) {
            DynamoRow dispute = rows.row(id);
            disputes.put(
                    id,
                    new Order.Dispute(
                            PaymentDisputed.Status.valueOf(
                                    dispute.text("status").toUpperCase(Locale.ROOT)),
                            dispute.number("revision")));
        }
        return new Order(
                RegistrationId.parse(row.text("registrationId")),
                row.number("tickets"),
                Boolean.parseBoolean(row.text("refunded")),
                disputes,
                row.number("revision"));
    }
}
