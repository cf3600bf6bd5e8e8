package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a registration looks in DynamoDB. `holdShard` exists only while it is pending, so that the index
/// over it holds the open holds and nothing else.
public final class RegistrationTable {
    /// The table's key.
    public static final String ID = "registrationId";

    /// Where a registration stands.
    public static final String STATUS = "status";

    /// Removed when a registration stops being pending.
    public static final String HOLD_SHARD = "holdShard";

    static final int HOLD_SHARDS = 4;

    private RegistrationTable() {}

    /// The key of a registration's row.
    public static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(ID, AttributeValue.fromS(registrationId.toString()));
    }

    /// The value of a status.
    public static AttributeValue status(RegistrationStatus status) {
        return AttributeValue.fromS(status.wireName());
    }

    static AttributeValue holdShard(int shard) {
        return AttributeValue.fromS("HOLD#" + shard);
    }

    /// Fixed width, so that text order is time order.
    static AttributeValue expiry(Instant expiresAt) {
        return AttributeValue.fromS(String.format(java.util.Locale.ROOT, "%013d", expiresAt.toEpochMilli()));
    }

    static Map<String, AttributeValue> item(Registration registration) {
        var item = new HashMap<String, AttributeValue>(key(registration.registrationId()));
        put(item, "eventId", registration.eventId());
        put(item, "userId", registration.userId());
        put(item, "attendeeName", registration.attendee().name());
        put(item, "attendeeEmail", registration.attendee().email());
        put(item, "quantity", registration.quantity());
        put(item, "totalMinor", registration.total().amountMinor());
        put(item, "currency", registration.total().currency());
        item.put(STATUS, status(registration.status()));
        put(item, "createdAt", registration.createdAt());
        item.put("expiresAt", expiry(registration.expiresAt()));
        if (registration.status() == RegistrationStatus.PENDING) {
            item.put(
                    HOLD_SHARD,
                    holdShard(Math.floorMod(registration.registrationId().hashCode(), HOLD_SHARDS)));
        }
        return item;
    }

    static Registration registration(Map<String, AttributeValue> item) {
        @Nullable AttributeValue tickets = item.get("tickets");
        return new Registration(
                RegistrationId.parse(text(item, ID)),
                EventId.parse(text(item, "eventId")),
                UserId.parse(text(item, "userId")),
                new Attendee(text(item, "attendeeName"), text(item, "attendeeEmail")),
                Integer.parseInt(text(item, "quantity")),
                new Money(Long.parseLong(text(item, "totalMinor")), text(item, "currency")),
                RegistrationStatus.ofWireName(text(item, STATUS)),
                Instant.parse(text(item, "createdAt")),
                Instant.ofEpochMilli(Long.parseLong(text(item, "expiresAt"))),
                tickets == null
                        ? List.of()
                        : tickets.l().stream()
                                .map(ticket -> TicketId.parse(ticket.s()))
                                .toList());
    }

    private static void put(Map<String, AttributeValue> item, String name, Object value) {
        item.put(name, AttributeValue.fromS(value.toString()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a registration's row lacks " + name)
                .s();
    }
}
