package dev.usher.validation.event;

import static java.util.stream.Collectors.toMap;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps an event to its DynamoDB item.
final class DynamoDoorEventItem {
    static final String RULES = "doorRules";

    private DynamoDoorEventItem() {}

    static DoorEvent toEvent(Map<String, AttributeValue> item) {
        @Nullable AttributeValue rules = item.get(RULES);
        return new DoorEvent(
                EventId.parse(required(item, "eventId").s()),
                Integer.parseInt(required(item, "revision").n()),
                required(item, "name").s(),
                new EventWindow(
                        Instant.parse(required(item, "admitsFrom").s()),
                        Instant.parse(required(item, "admitsUntil").s()),
                        ZoneId.of(required(item, "zone").s())),
                rules == null ? DoorRules.DEFAULT : toRules(rules.m()));
    }

    static AttributeValue of(DoorRules rules) {
        return fromM(Map.of(
                "mode", fromS(rules.entries().mode().name()),
                "most", fromN(Integer.toString(rules.entries().most())),
                "ticketTypes",
                        fromM(rules.ticketTypes().entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, type -> of(type.getValue()))))));
    }

    private static AttributeValue of(TypeRule rule) {
        var item = new HashMap<String, AttributeValue>();
        if (rule.admitsFrom() != null) {
            item.put("admitsFrom", fromS(rule.admitsFrom().toString()));
        }
        if (rule.admitsUntil() != null) {
            item.put("admitsUntil", fromS(rule.admitsUntil().toString()));
        }
        item.put(
                "gates",
                fromL(rule.gates().stream().sorted().map(AttributeValue::fromS).toList()));
        return fromM(item);
    }

    private static DoorRules toRules(Map<String, AttributeValue> item) {
        return new DoorRules(
                new Entries(
                        Entries.Mode.valueOf(required(item, "mode").s()),
                        Integer.parseInt(required(item, "most").n())),
                required(item, "ticketTypes").m().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                type -> toTypeRule(type.getValue().m()))));
    }

    private static TypeRule toTypeRule(Map<String, AttributeValue> item) {
        return new TypeRule(
                instant(item.get("admitsFrom")),
                instant(item.get("admitsUntil")),
                required(item, "gates").l().stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Instant instant(@Nullable AttributeValue value) {
        return value == null ? null : Instant.parse(value.s());
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "an event's row lacks " + name);
    }
}
