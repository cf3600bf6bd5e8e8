package dev.usher.ticket.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.time.ZoneId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an event's facts to an item within an item.
public final class DynamoEventFactsItem {
    private DynamoEventFactsItem() {}

    public static AttributeValue of(EventFacts event) {
        return new ItemBuilder()
                .with("eventId", text(event.eventId()))
                .with("revision", number(event.revision()))
                .with("name", text(event.name()))
                .with("venueName", text(event.venueName()))
                .with("venueAddress", text(event.venueAddress()))
                .with("startsAt", instant(event.startsAt()))
                .with("endsAt", instant(event.endsAt()))
                .with("doorsOpenAt", instant(event.doorsOpenAt()))
                .with("admitsFrom", instant(event.admitsFrom()))
                .with("admitsUntil", instant(event.admitsUntil()))
                .with("zone", text(event.zone().getId()))
                .with("language", text(event.language()))
                .with("organizerName", text(event.organizerName()))
                .withOptional("accentColor", event.accentColor(), Attribute::text)
                .withOptional("logo", event.logo(), Attribute::text)
                .nested();
    }

    public static EventFacts facts(Item item) {
        return new EventFacts(
                item.value("eventId", EventId::parse),
                item.number("revision"),
                item.text("name"),
                item.text("venueName"),
                item.text("venueAddress"),
                item.instant("startsAt"),
                item.instant("endsAt"),
                item.instant("doorsOpenAt"),
                item.instant("admitsFrom"),
                item.instant("admitsUntil"),
                item.value("zone", ZoneId::of),
                item.text("language"),
                item.text("organizerName"),
                item.optionalText("accentColor"),
                item.optionalText("logo"));
    }
}
