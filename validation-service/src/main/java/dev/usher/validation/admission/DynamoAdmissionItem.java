package dev.usher.validation.admission;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.validation.admission.Ticket.Facts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a ticket looks in DynamoDB. The window is epoch seconds, because the write compares it; other times
/// are ISO-8601 in UTC with milliseconds always, so that their texts sort as they happened.
final class DynamoAdmissionItem {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DynamoAdmissionItem() {}

    static Map<String, AttributeValue> of(Claim claim, Use use) {
        return Map.of(
                ":valid", fromS(TicketStatus.VALID.wireName()),
                ":used", fromS(TicketStatus.USED.wireName()),
                ":event", fromS(claim.eventId().toString()),
                ":user", fromS(claim.userId().toString()),
                ":at", fromS(text(use.at())),
                ":now", seconds(use.at()),
                ":gate", fromS(use.gate()),
                ":device", fromS(use.deviceId()),
                ":scan", fromS(use.scanId()));
    }

    static Map<String, AttributeValue> of(Ticket issued) {
        Facts facts = Objects.requireNonNull(issued.facts());
        EventWindow window = facts.window();
        return Map.ofEntries(
                Map.entry(":valid", fromS(TicketStatus.VALID.wireName())),
                Map.entry(":event", fromS(issued.eventId().toString())),
                Map.entry(":user", fromS(issued.userId().toString())),
                Map.entry(":issue", fromN(Integer.toString(issued.issue()))),
                Map.entry(":registration", fromS(facts.registrationId().toString())),
                Map.entry(":name", fromS(facts.attendeeName())),
                Map.entry(":number", fromN(Integer.toString(facts.number()))),
                Map.entry(":eventName", fromS(window.eventName())),
                Map.entry(":zone", fromS(window.zone().getId())),
                Map.entry(":from", seconds(window.admitsFrom())),
                Map.entry(":until", seconds(window.admitsUntil())));
    }

    static Ticket ticket(Map<String, AttributeValue> item) {
        return new Ticket(
                TicketId.parse(required(item, "ticketId").s()),
                EventId.parse(required(item, "eventId").s()),
                UserId.parse(required(item, "userId").s()),
                Integer.parseInt(required(item, "issue").n()),
                TicketStatus.ofWireName(required(item, "status").s()),
                item.containsKey("registrationId") ? facts(item) : null,
                item.containsKey("validatedAt") ? use(item) : null);
    }

    static String text(Instant instant) {
        return TIME.format(instant);
    }

    private static Facts facts(Map<String, AttributeValue> item) {
        return new Facts(
                RegistrationId.parse(required(item, "registrationId").s()),
                required(item, "attendeeName").s(),
                Integer.parseInt(required(item, "number").n()),
                new EventWindow(
                        instant(item, "admitsFrom"),
                        instant(item, "admitsUntil"),
                        ZoneId.of(required(item, "zone").s()),
                        required(item, "eventName").s()));
    }

    private static Use use(Map<String, AttributeValue> item) {
        @Nullable AttributeValue scannedAt = item.get("scannedAt");
        return new Use(
                Instant.parse(required(item, "validatedAt").s()),
                required(item, "gate").s(),
                required(item, "deviceId").s(),
                required(item, "scanId").s(),
                scannedAt == null ? null : Instant.parse(scannedAt.s()));
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochSecond(Long.parseLong(required(item, name).n()));
    }

    private static AttributeValue seconds(Instant instant) {
        return fromN(Long.toString(instant.getEpochSecond()));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a ticket's row lacks " + name);
    }
}
