package dev.usher.validation.event;

import static dev.usher.platform.aws.Attribute.map;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.platform.aws.Attribute.texts;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an event to its DynamoDB item.
final class DynamoDoorEventItem {
    static final String TABLE = "door-events";
    static final String RULES = "doorRules";
    static final String RULES_REVISION = "rulesRevision";

    private DynamoDoorEventItem() {}

    static DoorEvent toEvent(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new DoorEvent(
                item.value("eventId", EventId::parse),
                item.number("revision"),
                item.text("name"),
                new EventWindow(
                        item.instant("admitsFrom"), item.instant("admitsUntil"), item.value("zone", ZoneId::of)),
                item.has(RULES) ? rules(item.item(RULES)) : DoorRules.DEFAULT);
    }

    /// How often the rules were set.
    static int rulesRevision(Map<String, AttributeValue> attributes) {
        return Item.of(TABLE, attributes).numberOrZero(RULES_REVISION);
    }

    /// @throws dev.usher.platform.aws.UnreadableItem if these are no rules with their revision
    static void requireReadableRules(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        rules(item.item(RULES));
        item.number(RULES_REVISION);
    }

    static AttributeValue of(DoorRules rules) {
        return new ItemBuilder()
                .with("mode", text(rules.entries().mode().name()))
                .with("most", number(rules.entries().most()))
                .with("ticketTypes", map(rules.ticketTypes(), DynamoDoorEventItem::of))
                .nested();
    }

    private static AttributeValue of(TypeRule rule) {
        return new ItemBuilder()
                .withOptional("admitsFrom", rule.admitsFrom(), Attribute::instant)
                .withOptional("admitsUntil", rule.admitsUntil(), Attribute::instant)
                .with("gates", texts(rule.gates().stream().sorted().toList()))
                .nested();
    }

    private static DoorRules rules(Item item) {
        return new DoorRules(
                new Entries(item.constant("mode", Entries.Mode.class), item.number("most")),
                item.map("ticketTypes", (types, id) -> typeRule(types.item(id))));
    }

    private static TypeRule typeRule(Item item) {
        return new TypeRule(
                item.optionalInstant("admitsFrom"),
                item.optionalInstant("admitsUntil"),
                Set.copyOf(item.texts("gates")));
    }
}
