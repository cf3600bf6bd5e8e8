package dev.usher.payment.registration;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.map;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.TakenSeats;
import dev.usher.payment.registration.RegistrationStore.Position;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.tracing.TraceContext;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a registration to its row in DynamoDB. `holdShard` exists only while the registration waits: for its
/// payment while it is pending, for its tickets once it is confirmed. The index over it holds only what
/// waits.
final class DynamoRegistrationItem {
    static final String TABLE = "registrations";

    static final String ID = "registrationId";

    static final String STATUS = "status";

    static final String SEATS = "seats";

    static final String HOLD_SHARD = "holdShard";

    static final String EXPIRES_AT = "expiresAt";

    static final String CONFIRMED_AT = "confirmedAt";

    private static final String USER_ID = "userId";
    private static final String CREATED_AT = "createdAt";

    private DynamoRegistrationItem() {}

    static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(ID, text(registrationId));
    }

    /// The key in index `by-user`.
    static Map<String, AttributeValue> indexKey(AttributeValue user, Position position) {
        return Map.of(ID, text(position.registrationId()), USER_ID, user, CREATED_AT, instant(position.createdAt()));
    }

    static AttributeValue status(RegistrationStatus status) {
        return text(status.wireName());
    }

    /// A shard of the index over open holds. Holds that have ended but whose PaymentIntent has to be
    /// cancelled first are in separate shards.
    static AttributeValue holdShard(int shard, boolean isOpenAtStripe) {
        return text((isOpenAtStripe ? "PAYING#" : "HOLD#") + shard);
    }

    /// A shard of the same index, in which confirmed registrations wait for their tickets.
    static AttributeValue ticketsShard(int shard) {
        return text("TICKETS#" + shard);
    }

    /// @param seats the shards that its seats were taken from
    /// @param shard of the index over what waits
    static Map<String, AttributeValue> item(Registration registration, TakenSeats seats, int shard) {
        var item = new ItemBuilder()
                .with(ID, text(registration.registrationId()))
                .with("eventId", text(registration.eventId()))
                .with(USER_ID, text(registration.userId()))
                .with("attendeeName", text(registration.attendee().name()))
                .with("attendeeEmail", text(registration.attendee().email()))
                .withOptional("language", registration.language(), Attribute::text)
                .with("lines", list(registration.lines(), DynamoRegistrationItem::of))
                .with(SEATS, seats(seats))
                .with("totalMinor", number(registration.total().amountMinor()))
                .with("currency", text(registration.total().currency()))
                .with(STATUS, status(registration.status()))
                .with(CREATED_AT, instant(registration.createdAt()))
                .with(EXPIRES_AT, instant(registration.expiresAt()))
                .withOptional(TraceContext.NAME, TraceContext.current(), Attribute::text);
        if (registration.status() == RegistrationStatus.PENDING) {
            item.with(HOLD_SHARD, holdShard(shard, false));
        }
        if (registration.status() == RegistrationStatus.CONFIRMED) {
            item.with(HOLD_SHARD, ticketsShard(shard)).with(CONFIRMED_AT, instant(registration.createdAt()));
        }
        return item.build();
    }

    /// Links what the current span does to the checkout that made the registration: Stripe's webhook, a later
    /// request, a refund.
    static void linkToCheckout(Map<String, AttributeValue> attributes) {
        TraceContext.link(Item.of(TABLE, attributes).optionalText(TraceContext.NAME));
    }

    static Registration registration(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        String currency = item.text("currency");
        return new Registration(
                item.value(ID, RegistrationId::parse),
                item.value("eventId", EventId::parse),
                item.value(USER_ID, UserId::parse),
                new Attendee(item.text("attendeeName"), item.text("attendeeEmail")),
                item.optionalText("language"),
                item.items("lines", line -> line(line, currency)),
                new Money(item.longNumber("totalMinor"), currency),
                item.constant(STATUS, RegistrationStatus.class),
                item.instant(CREATED_AT),
                item.instant(EXPIRES_AT),
                DynamoRegistrationTicketItem.tickets(item));
    }

    /// The shards that the seats were taken from.
    static TakenSeats seats(Map<String, AttributeValue> attributes) {
        return new TakenSeats(Item.of(TABLE, attributes).map(SEATS, Item::number));
    }

    static AttributeValue seats(TakenSeats seats) {
        return map(seats.byShard(), count -> number(count));
    }

    private static AttributeValue of(TicketLine line) {
        return new ItemBuilder()
                .with("type", text(line.type()))
                .with("name", text(line.name()))
                .with("quantity", number(line.quantity()))
                .with("unitMinor", number(line.unitPrice().amountMinor()))
                .nested();
    }

    private static TicketLine line(Item item, String currency) {
        return new TicketLine(
                item.text("type"),
                item.text("name"),
                item.number("quantity"),
                new Money(item.longNumber("unitMinor"), currency));
    }
}
