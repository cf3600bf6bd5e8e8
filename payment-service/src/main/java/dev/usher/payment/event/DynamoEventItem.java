package dev.usher.payment.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Money;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an event to its row in DynamoDB.
final class DynamoEventItem {
    static final String TABLE = "events";
    static final String REVISION = "revision";
    static final String DOOR_REVISION = "doorRevision";
    static final String DOOR_EARLIEST = "doorEarliest";

    private static final String SEATS_PER_ACCOUNT = "seatsPerAccount";
    private static final String HOLDS_PER_ACCOUNT = "holdsPerAccount";

    static final String ID = "eventId";
    private static final String TICKET_TYPES = "ticketTypes";
    private static final String SHARDS = "shards";

    private DynamoEventItem() {}

    static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(ID, text(eventId));
    }

    /// @param shards over how many rows the seats of each type are spread
    static Map<String, AttributeValue> of(Event event, Map<String, Integer> shards) {
        return new ItemBuilder()
                .with(ID, text(event.eventId()))
                .with("name", text(event.name()))
                .withOptional("description", event.description(), Attribute::text)
                .with("venueName", text(event.venueName()))
                .with("venueAddress", text(event.venueAddress()))
                .with("startsAt", instant(event.startsAt()))
                .with("endsAt", instant(event.endsAt()))
                .with("doorsOpenAt", instant(event.doorsOpenAt()))
                .with("admitsFrom", instant(event.admitsFrom()))
                .with("admitsUntil", instant(event.admitsUntil()))
                .with("zone", text(event.zone().getId()))
                .with("currency", text(event.price().currency()))
                .with(TICKET_TYPES, list(event.ticketTypes(), type -> of(type, shards)))
                .with(REVISION, number(event.revision()))
                .with("language", text(event.language()))
                .with("organizerName", text(event.organizerName()))
                .withOptional("accentColor", event.accentColor(), Attribute::text)
                .withOptional("logo", event.logo(), Attribute::text)
                .with(SEATS_PER_ACCOUNT, number(event.perAccount().seats()))
                .with(HOLDS_PER_ACCOUNT, number(event.perAccount().openHolds()))
                .with(DOOR_REVISION, number(event.doorTimes().revision()))
                .withOptional(DOOR_EARLIEST, event.doorTimes().earliest(), Attribute::instant)
                .build();
    }

    static Event toEvent(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        String currency = item.text("currency");
        return new Event(
                item.value(ID, EventId::parse),
                item.number(REVISION),
                item.text("name"),
                item.optionalText("description"),
                item.text("venueName"),
                item.text("venueAddress"),
                item.instant("startsAt"),
                item.instant("endsAt"),
                item.instant("doorsOpenAt"),
                item.instant("admitsFrom"),
                item.instant("admitsUntil"),
                item.value("zone", ZoneId::of),
                item.items(TICKET_TYPES, type -> ticketType(type, currency)),
                item.text("language"),
                item.text("organizerName"),
                item.optionalText("accentColor"),
                item.optionalText("logo"),
                perAccount(item),
                new DoorTimes(item.numberOrZero(DOOR_REVISION), item.optionalInstant(DOOR_EARLIEST)));
    }

    /// The default for an event that was put before the attribute existed.
    private static AccountCap perAccount(Item item) {
        return item.has(SEATS_PER_ACCOUNT)
                ? new AccountCap(item.number(SEATS_PER_ACCOUNT), item.number(HOLDS_PER_ACCOUNT))
                : AccountCap.DEFAULT;
    }

    /// Over how many rows the seats of each ticket type are spread.
    static Map<String, Integer> shards(Map<String, AttributeValue> attributes) {
        return Item.of(TABLE, attributes)
                .items(TICKET_TYPES, type -> Map.entry(type.text("id"), type.number(SHARDS)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static AttributeValue of(TicketType type, Map<String, Integer> shards) {
        return new ItemBuilder()
                .with("id", text(type.id()))
                .with("name", text(type.name()))
                .with("priceMinor", number(type.price().amountMinor()))
                .with("capacity", number(type.capacity()))
                .with(SHARDS, number(Objects.requireNonNull(shards.get(type.id()), type.id())))
                .nested();
    }

    private static TicketType ticketType(Item item, String currency) {
        return new TicketType(
                item.text("id"),
                item.text("name"),
                new Money(item.longNumber("priceMinor"), currency),
                item.number("capacity"));
    }
}
