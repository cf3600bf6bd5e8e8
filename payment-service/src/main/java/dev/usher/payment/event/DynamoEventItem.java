package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How an event looks in DynamoDB.
final class DynamoEventItem {
    private DynamoEventItem() {}

    static Map<String, AttributeValue> of(Event event) {
        var item = new HashMap<String, AttributeValue>();
        put(item, "eventId", event.eventId());
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
        item.put("capacity", AttributeValue.fromN(Integer.toString(event.capacity())));
        item.put("priceMinor", AttributeValue.fromN(Long.toString(event.price().amountMinor())));
        put(item, "currency", event.price().currency());
        put(item, "organizerName", event.organizerName());
        put(item, "accentColor", event.accentColor());
        return item;
    }

    static Event toEvent(Map<String, AttributeValue> item) {
        return new Event(
                EventId.parse(text(item, "eventId")),
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
                Integer.parseInt(required(item, "capacity").n()),
                new Money(Long.parseLong(required(item, "priceMinor").n()), text(item, "currency")),
                text(item, "organizerName"),
                optional(item, "accentColor"));
    }

    private static void put(Map<String, AttributeValue> item, String name, @Nullable Object value) {
        if (value != null) {
            item.put(name, AttributeValue.fromS(value.toString()));
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "an event's row lacks " + name);
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
