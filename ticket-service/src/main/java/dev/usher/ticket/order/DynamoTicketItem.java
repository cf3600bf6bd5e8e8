package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.platform.aws.Attribute.texts;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.WireNamed;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.ticket.event.DynamoEventFactsItem;
import dev.usher.ticket.order.Ticket.Edition;
import dev.usher.ticket.order.Ticket.Holder;
import dev.usher.ticket.order.Ticket.Seat;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a ticket to its row in DynamoDB.
public final class DynamoTicketItem {
    public static final String TABLE = "tickets";

    /// The number of index keys that an event's tickets are spread over.
    public static final int EVENT_SHARDS = 8;

    /// The attribute with the facts of the event, which all tickets of an order share.
    static final String EVENT = "event";

    private DynamoTicketItem() {}

    /// The ticket of a row.
    public static Ticket toTicket(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return toTicket(item, item.item(EVENT));
    }

    static Ticket toTicket(Item item, Item event) {
        return new Ticket(
                item.value("ticketId", TicketId::parse),
                item.value("registrationId", RegistrationId::parse),
                DynamoEventFactsItem.facts(event),
                seat(item),
                new Holder(
                        item.value("userId", UserId::parse),
                        new Attendee(item.text("attendeeName"), item.text("attendeeEmail"))),
                new Edition(item.number("issue"), item.text("qrCode")),
                item.texts("withdrawals").stream()
                        .map(name -> WireNamed.find(Withdrawal.class, name).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                item.optionalText("revokedFor"),
                item.text("language"),
                item.instant("paidAt"),
                item.instant("generatedAt"),
                item.texts("reissueKeys"),
                item.number("revision"));
    }

    private static Seat seat(Item item) {
        return new Seat(
                item.text("type"),
                item.text("typeName"),
                new Money(item.longNumber("priceMinor"), item.text("currency")),
                item.number("number"),
                item.number("of"));
    }

    /// The key of this shard, counted from 0, in the index by event.
    public static String eventShard(EventId eventId, int shard) {
        return eventId + "#" + shard;
    }

    static Map<String, AttributeValue> of(Ticket ticket) {
        int shard = Math.floorMod(ticket.ticketId().uuid().hashCode(), EVENT_SHARDS);
        Seat seat = ticket.seat();
        Holder holder = ticket.holder();
        return new ItemBuilder()
                .with("ticketId", text(ticket.ticketId()))
                .with("registrationId", text(ticket.registrationId()))
                .with("userId", text(holder.userId()))
                .with("eventShard", text(eventShard(ticket.event().eventId(), shard)))
                .with(EVENT, DynamoEventFactsItem.of(ticket.event()))
                .with("attendeeName", text(holder.name()))
                .with("attendeeEmail", text(holder.email()))
                .with("type", text(seat.type()))
                .with("typeName", text(seat.typeName()))
                .with("priceMinor", number(seat.price().amountMinor()))
                .with("currency", text(seat.price().currency()))
                .with("number", number(seat.number()))
                .with("of", number(seat.of()))
                .with("issue", number(ticket.edition().issue()))
                .with("qrCode", text(ticket.edition().qrCode()))
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
