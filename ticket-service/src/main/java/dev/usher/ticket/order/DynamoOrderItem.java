package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.map;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an order to its row in DynamoDB.
final class DynamoOrderItem {
    static final String TABLE = "ticket-orders";

    private DynamoOrderItem() {}

    static Map<String, AttributeValue> of(Order order) {
        return new ItemBuilder()
                .with("registrationId", text(order.registrationId()))
                .with("tickets", number(order.tickets()))
                .with("refunded", flag(order.refunded()))
                .with("disputes", map(order.disputes(), DynamoOrderItem::of))
                .with("revision", number(order.revision()))
                .build();
    }

    static Order toOrder(Map<String, AttributeValue> attributes) {
        return toOrder(Item.of(TABLE, attributes));
    }

    static Order toOrder(Item item) {
        return new Order(
                item.value("registrationId", RegistrationId::parse),
                item.number("tickets"),
                item.flag("refunded"),
                item.map("disputes", DynamoOrderItem::dispute),
                item.number("revision"));
    }

    private static AttributeValue of(Order.Dispute dispute) {
        return new ItemBuilder()
                .with("status", text(dispute.status().wireName()))
                .with("revision", number(dispute.revision()))
                .nested();
    }

    private static Order.Dispute dispute(Item disputes, String id) {
        Item item = disputes.item(id);
        return new Order.Dispute(item.constant("status", PaymentDisputed.Status.class), item.number("revision"));
    }
}
