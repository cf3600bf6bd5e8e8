package dev.usher.validation.device;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;
import static dev.usher.platform.aws.Attribute.texts;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.WireNamed;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps devices and pairings to DynamoDB items.
final class DynamoDeviceItems {
    static final String DEVICES = "devices";
    static final String PAIRINGS = "pairing-codes";

    /// How long an unused pairing stays in the table after it expired.
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private DynamoDeviceItems() {}

    static Map<String, AttributeValue> of(Pairing pairing) {
        return common(pairing.eventId(), pairing.gate(), pairing.scopes(), pairing.label())
                .with("codeHash", text(pairing.codeHash()))
                .with("expiresAt", instant(pairing.expiresAt()))
                .with("forgetAfter", epochSecond(pairing.expiresAt().plus(KEPT_AFTER_EXPIRY)))
                .build();
    }

    static Pairing pairing(Map<String, AttributeValue> attributes) {
        var item = Item.of(PAIRINGS, attributes);
        return new Pairing(
                item.text("codeHash"),
                item.value("eventId", EventId::parse),
                item.text("gate"),
                scopes(item),
                item.optionalText("label"),
                item.instant("expiresAt"));
    }

    static Map<String, AttributeValue> of(Device device) {
        return common(device.eventId(), device.gate(), device.scopes(), device.label())
                .with("deviceId", text(device.deviceId()))
                .with("name", text(device.name()))
                .with("tokenHash", text(device.tokenHash()))
                .with("pairedAt", instant(device.pairedAt()))
                .withOptional("nextTokenHash", device.nextTokenHash(), Attribute::text)
                .withOptional("health", device.health(), DynamoDeviceItems::of)
                .withOptional("lastSeenAt", device.lastSeenAt(), Attribute::instant)
                .withOptional("revokedAt", device.revokedAt(), Attribute::instant)
                .build();
    }

    static Device device(Map<String, AttributeValue> attributes) {
        var item = Item.of(DEVICES, attributes);
        return new Device(
                item.value("deviceId", DeviceId::parse),
                item.value("eventId", EventId::parse),
                item.text("name"),
                item.text("gate"),
                scopes(item),
                item.optionalText("label"),
                item.text("tokenHash"),
                item.optionalText("nextTokenHash"),
                item.has("health") ? health(item.item("health")) : null,
                item.instant("pairedAt"),
                item.optionalInstant("lastSeenAt"),
                item.optionalInstant("revokedAt"));
    }

    static AttributeValue of(Health health) {
        return new ItemBuilder()
                .withOptional("batteryPercent", health.batteryPercent(), percent -> number(percent))
                .with("clockBehindMillis", number(health.clockBehind().toMillis()))
                .with("waitingScans", number(health.waitingScans()))
                .with("reportedAt", instant(health.reportedAt()))
                .nested();
    }

    private static Health health(Item item) {
        return new Health(
                item.optionalNumber("batteryPercent"),
                Duration.ofMillis(item.longNumber("clockBehindMillis")),
                item.number("waitingScans"),
                item.instant("reportedAt"));
    }

    private static ItemBuilder common(EventId eventId, String gate, Set<Scope> scopes, @Nullable String label) {
        return new ItemBuilder()
                .with("eventId", text(eventId))
                .with("gate", text(gate))
                .with(
                        "scopes",
                        texts(scopes.stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Scope::wireName)
                                .toList()))
                .withOptional("label", label, Attribute::text);
    }

    private static Set<Scope> scopes(Item item) {
        return item.texts("scopes").stream()
                .map(name -> WireNamed.find(Scope.class, name).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
