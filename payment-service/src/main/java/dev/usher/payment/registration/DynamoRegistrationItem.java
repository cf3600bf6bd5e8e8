package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.TakenSeats;
import dev.usher.payment.registration.RegistrationStore.Position;
import dev.usher.platform.aws.IndexTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a registration to its row in DynamoDB. `holdShard` exists only while the registration waits: for its
/// payment while it is pending, for its tickets once it is confirmed. The index over it holds only what
/// waits.
final class DynamoRegistrationItem {
    static final String ID = "registrationId";

    static final String STATUS = "status";

    static final String SEATS = "seats";

    static final String HOLD_SHARD = "holdShard";

    static final String EXPIRES_AT = "expiresAt";
    static final int HOLD_SHARDS = 4;

    static final String CONFIRMED_AT = "confirmedAt";

    private DynamoRegistrationItem() {}

    static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(ID, AttributeValue.fromS(registrationId.toString()));
    }

    /// The key in index `by-user`.
    static Map<String, AttributeValue> indexKey(AttributeValue user, Position position) {
        var key = new HashMap<String, AttributeValue>(key(position.registrationId()));
        key.put("userId", user);
        key.put("createdAt", time(position.createdAt()));
        return key;
    }

    static AttributeValue status(RegistrationStatus status) {
        return AttributeValue.fromS(status.wireName());
    }

    /// A shard of the index over open holds. Holds that have ended but whose PaymentIntent has to be
    /// cancelled first are in separate shards.
    static AttributeValue holdShard(int shard, boolean isOpenAtStripe) {
        return AttributeValue.fromS((isOpenAtStripe ? "PAYING#" : "HOLD#") + shard);
    }

    static AttributeValue holdShard(RegistrationId registrationId, boolean isOpenAtStripe) {
        return holdShard(shardOf(registrationId), isOpenAtStripe);
    }

    static AttributeValue ticketsShard(int shard) {
        return AttributeValue.fromS("TICKETS#" + shard);
    }

    private static int shardOf(RegistrationId registrationId) {
        return Math.floorMod(registrationId.hashCode(), HOLD_SHARDS);
    }

    /// The shard in which it waits for its tickets.
    static AttributeValue ticketsShard(RegistrationId registrationId) {
        return ticketsShard(shardOf(registrationId));
    }

    static AttributeValue time(Instant time) {
        return AttributeValue.fromS(IndexTime.text(time));
    }

    /// @param seats the shards that its seats were taken from
    static Map<String, AttributeValue> item(Registration registration, TakenSeats seats) {
        var item = new HashMap<String, AttributeValue>(key(registration.registrationId()));
        put(item, "eventId", registration.eventId());
        put(item, "userId", registration.userId());
        put(item, "attendeeName", registration.attendee().name());
        put(item, "attendeeEmail", registration.attendee().email());
        if (registration.language() != null) {
            put(item, "language", registration.language());
        }
        item.put(
                "lines",
                AttributeValue.fromL(registration.lines().stream()
                        .map(line -> AttributeValue.fromM(line(line)))
                        .toList()));
        item.put(SEATS, seats(seats));
        item.put("totalMinor", number(registration.total().amountMinor()));
        put(item, "currency", registration.total().currency());
        item.put(STATUS, status(registration.status()));
        item.put("createdAt", time(registration.createdAt()));
        item.put(EXPIRES_AT, time(registration.expiresAt()));
        if (registration.status() == RegistrationStatus.PENDING) {
            item.put(HOLD_SHARD, holdShard(registration.registrationId(), false));
        }
        if (registration.status() == RegistrationStatus.CONFIRMED) {
            item.put(HOLD_SHARD, ticketsShard(registration.registrationId()));
            item.put(CONFIRMED_AT, time(registration.createdAt()));
        }
        return item;
    }

    static Registration registration(Map<String, AttributeValue> item) {
        @Nullable AttributeValue language = item.get("language");
        return new Registration(
                RegistrationId.parse(text(item, ID)),
                EventId.parse(text(item, "eventId")),
                UserId.parse(text(item, "userId")),
                new Attendee(text(item, "attendeeName"), text(item, "attendeeEmail")),
                language == null ? null : language.s(),
                required(item, "lines").l().stream()
                        .map(line -> toLine(line.m(), text(item, "currency")))
                        .toList(),
                new Money(Long.parseLong(required(item, "totalMinor").n()), text(item, "currency")),
                RegistrationStatus.ofWireName(text(item, STATUS)),
                Instant.parse(text(item, "createdAt")),
                Instant.parse(text(item, EXPIRES_AT)),
                DynamoRegistrationTicketItem.tickets(item));
    }

    /// The shards that the seats were taken from.
    static TakenSeats seats(Map<String, AttributeValue> item) {
        return new TakenSeats(required(item, SEATS).m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        shard -> Integer.parseInt(shard.getValue().n()))));
    }

    static AttributeValue seats(TakenSeats seats) {
        return AttributeValue.fromM(seats.byShard().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, shard -> number(shard.getValue()))));
    }

    private static Map<String, AttributeValue> line(TicketLine line) {
        return Map.of(
                "type", AttributeValue.fromS(line.type()),
                "name", AttributeValue.fromS(line.name()),
                "quantity", number(line.quantity()),
                "unitMinor", number(line.unitPrice().amountMinor()));
    }

    private static TicketLine toLine(Map<String, AttributeValue> line, String currency) {
        return new TicketLine(
                text(line, "type"),
                text(line, "name"),
                Integer.parseInt(required(line, "quantity").n()),
                new Money(Long.parseLong(required(line, "unitMinor").n()), currency));
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static void put(Map<String, AttributeValue> item, String name, Object value) {
        item.put(name, AttributeValue.fromS(value.toString()));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a registration's row lacks " + name);
    }
}
