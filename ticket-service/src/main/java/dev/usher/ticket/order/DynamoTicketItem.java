package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.platform.aws.Attribute.texts;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Money;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.ticket.event.DynamoEventFactsItem;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a ticket to its row in DynamoDB.
public final class DynamoTicketItem {
    static final String TABLE = "tickets";

    /// The number of index keys that an event's tickets are spread over.
    public static final int EVENT_SHARDS = 8;

    private DynamoTicketItem() {}

    /// The ticket of a row.
    public static Ticket toTicket(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Ticket(
                item.value("ticketId", TicketId::parse),
                item.value("registrationId", RegistrationId::parse),
                item.value("userId", UserId::parse),
                DynamoEventFactsItem.facts(item.item("event")),
                item.text("attendeeName"),
                item.text("attendeeEmail"),
                item.text("type"),
                item.text("typeName"),
                new Money(item.longNumber("priceMinor"), item.text("currency")),
                item.number("number"),
                item.number("of"),
                item.number("issue"),
                item.text("qrCode"),
                item.texts("withdrawals").stream().map(Withdrawal::ofWireName).collect(Collectors.toUnmodifiableSet()),
                item.optionalText("revokedFor"),
                item.text("language"),
                item.instant("paidAt"),
                item.instant("generatedAt"),
                item.texts("reissueKeys"),
                item.number("revision"));
    }

    /// The key of this shard, counted from 0, in the index by event.
    public static String eventShard(EventId eventId, int shard) {
        return eventId + "#" + shard;
    }

    static Map<String, AttributeValue> of(Ticket ticket) {
        int shard = Math.floorMod(ticket.ticketId().uuid().hashCode(), EVENT_SHARDS);
        return new ItemBuilder()
                .with("ticketId", text(ticket.ticketId()))
                .with("registrationId", text(ticket.registrationId()))
                .with("userId", text(ticket.userId()))
                .with("eventShard", text(eventShard(ticket.event().eventId(), shard)))
                .with("event", DynamoEventFactsItem.of(ticket.event()))
                .with("attendeeName", text(ticket.attendeeName()))
                .with("attendeeEmail", text(ticket.attendeeEmail()))
                .with("type", text(ticket.type()))
                .with("typeName", text(ticket.typeName()))
                .with("priceMinor", number(ticket.price().amountMinor()))
                .with("currency", text(ticket.price().currency()))
                .with("number", number(ticket.number()))
                .with("of", number(ticket.of()))
                .with("issue", number(ticket.issue()))
                .with("qrCode", text(ticket.qrCode()))
                .with("status", text(ticket.status().wireName()))
                .with(
                        "withdrawals",
                        texts(ticket.withdrawals().stream()
                                .map(Withdrawal::wireName)
                                .sorted()
                                .toList()))
                .withOptional("revokedFor", ticket.revokedFor(), Attribute::text)
                .with("language", text(ticket.language()))
                .with("paidAt", instant(ticket.paidAt()))
                .with("generatedAt", instant(ticket.generatedAt()))
                .with("reissueKeys", texts(ticket.keys()))
                .with("revision", number(ticket.revision()))
                .build();
    }
}
