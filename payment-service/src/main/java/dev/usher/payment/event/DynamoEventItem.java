package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an event to its row in DynamoDB.
final class DynamoEventItem {
    static final String REVISION = "revision";

    private static final String LOGO = "logo";
    private static final String SEATS_PER_ACCOUNT = "seatsPerAccount";
    private static final String HOLDS_PER_ACCOUNT = "holdsPerAccount";

    private static final String ID = "eventId";
    private static final String TICKET_TYPES = "ticketTypes";
    private static final String SHARDS = "shards";

    private DynamoEventItem() {}

    static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of(ID, AttributeValue.fromS(eventId.toString()));
    }

    /// @param shards over how many rows the seats of each type are spread
    static Map<String, AttributeValue> of(Event event, Map<String, Integer> shards) {
        var item = new HashMap<String, AttributeValue>();
        put(item, ID, event.eventId());
        put(item, "name", event.name());
        put(item, "description", event.description());
        put(item, "venueName", event.venueName());
        put(item, "venueAddress", event.venueAddress());
        put(item, "startsAt", event.startsAt());
        put(item, "endsAt", event.endsAt());
        put(item, "doorsOpenAt", event.doorsOpenAt());
        put(item, "admitsFrom", event.admitsFrom());
        put(item, "admitsUntil", event.admitsUntil());
        put(item, "zone", event.zone());
        put(item, "currency", event.price().currency());
        item.put(
                TICKET_TYPES,
                AttributeValue.fromL(event.ticketTypes().stream()
                        .map(type -> AttributeValue.fromM(ticketType(type, required(shards, type.id()))))
                        .toList()));
        item.put(REVISION, number(event.revision()));
        put(item, "language", event.language());
        put(item, "organizerName", event.organizerName());
        put(item, "accentColor", event.accentColor());
        put(item, LOGO, event.logo());
        item.put(SEATS_PER_ACCOUNT, number(event.perAccount().seats()));
        item.put(HOLDS_PER_ACCOUNT, number(event.perAccount().openHolds()));
        return item;
    }

    static Event toEvent(Map<String, AttributeValue> item) {
        return new Event(
                eventId(item),
                Integer.parseInt(required(item, REVISION).n()),
                text(item, "name"),
                optional(item, "description"),
                text(item, "venueName"),
                text(item, "venueAddress"),
                Instant.parse(text(item, "startsAt")),
                Instant.parse(text(item, "endsAt")),
                Instant.parse(text(item, "doorsOpenAt")),
                Instant.parse(text(item, "admitsFrom")),
                Instant.parse(text(item, "admitsUntil")),
                ZoneId.of(text(item, "zone")),
                required(item, TICKET_TYPES).l().stream()
                        .map(type -> toTicketType(type.m(), text(item, "currency")))
                        .toList(),
                text(item, "language"),
                text(item, "organizerName"),
                optional(item, "accentColor"),
                optional(item, LOGO),
                perAccount(item));
    }

    /// The default for an event that was put before the attribute existed.
    private static AccountCap perAccount(Map<String, AttributeValue> item) {
        @Nullable AttributeValue seats = item.get(SEATS_PER_ACCOUNT);
        return seats == null
                ? AccountCap.DEFAULT
                : new AccountCap(
                        Integer.parseInt(seats.n()),
                        Integer.parseInt(required(item, HOLDS_PER_ACCOUNT).n()));
    }

    static EventId eventId(Map<String, AttributeValue> item) {
        return EventId.parse(text(item, ID));
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Over how many rows the seats of each ticket type are spread.
    static Map<String, Integer> shards(Map<String, AttributeValue> item) {
        return required(item, TICKET_TYPES).l().stream()
                .map(AttributeValue::m)
                .collect(Collectors.toUnmodifiableMap(
                        type -> text(type, "id"),
                        type -> Integer.parseInt(required(type, SHARDS).n())));
    }

    private static Map<String, AttributeValue> ticketType(TicketType type, int shards) {
        return Map.of(
                "id",
                AttributeValue.fromS(type.id()),
                "name",
                AttributeValue.fromS(type.name()),
                "priceMinor",
                number(type.price().amountMinor()),
                "capacity",
                number(type.capacity()),
                SHARDS,
                number(shards));
    }

    private static TicketType toTicketType(Map<String, AttributeValue> type, String currency) {
        return new TicketType(
                text(type, "id"),
                text(type, "name"),
                new Money(Long.parseLong(required(type, "priceMinor").n()), currency),
                Integer.parseInt(required(type, "capacity").n()));
    }

    private static void put(Map<String, AttributeValue> item, String name, @Nullable Object value) {
        if (value != null) {
            item.put(name, AttributeValue.fromS(value.toString()));
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static <T> T required(Map<String, T> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "an event's row lacks " + name);
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
