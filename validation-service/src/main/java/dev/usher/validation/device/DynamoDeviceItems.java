package dev.usher.validation.device;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps devices and pairings to DynamoDB items. Instants are epoch milliseconds.
final class DynamoDeviceItems {
    /// How long an unused pairing stays in the table after it expired.
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private DynamoDeviceItems() {}

    static Map<String, AttributeValue> of(Pairing pairing) {
        var item = common(pairing.eventId(), pairing.gate(), pairing.scopes(), pairing.label());
        item.put("codeHash", fromS(pairing.codeHash()));
        item.put("expiresAt", instant(pairing.expiresAt()));
        // A table's TTL is in seconds.
        item.put(
                "forgetAfter",
                fromN(Long.toString(pairing.expiresAt().plus(KEPT_AFTER_EXPIRY).getEpochSecond())));
        return item;
    }

    static Pairing pairing(Map<String, AttributeValue> item) {
        return new Pairing(
                required(item, "codeHash").s(),
                EventId.parse(required(item, "eventId").s()),
                required(item, "gate").s(),
                scopes(item),
                text(item, "label"),
                Objects.requireNonNull(instant(item, "expiresAt")));
    }

    static Map<String, AttributeValue> of(Device device) {
        var item = common(device.eventId(), device.gate(), device.scopes(), device.label());
        item.put("deviceId", fromS(device.deviceId().toString()));
        item.put("name", fromS(device.name()));
        item.put("tokenHash", fromS(device.tokenHash()));
        item.put("pairedAt", instant(device.pairedAt()));
        if (device.nextTokenHash() != null) {
            item.put("nextTokenHash", fromS(device.nextTokenHash()));
        }
        if (device.health() != null) {
            item.put("health", of(device.health()));
        }
        if (device.lastSeenAt() != null) {
            item.put("lastSeenAt", instant(device.lastSeenAt()));
        }
        if (device.revokedAt() != null) {
            item.put("revokedAt", instant(device.revokedAt()));
        }
        return item;
    }

    static Device device(Map<String, AttributeValue> item) {
        return new Device(
                DeviceId.parse(required(item, "deviceId").s()),
                EventId.parse(required(item, "eventId").s()),
                required(item, "name").s(),
                required(item, "gate").s(),
                scopes(item),
                text(item, "label"),
                required(item, "tokenHash").s(),
                text(item, "nextTokenHash"),
                item.containsKey("health") ? health(required(item, "health").m()) : null,
                Objects.requireNonNull(instant(item, "pairedAt")),
                instant(item, "lastSeenAt"),
                instant(item, "revokedAt"));
    }

    static AttributeValue of(Health health) {
        var item = new HashMap<String, AttributeValue>();
        if (health.batteryPercent() != null) {
            item.put("batteryPercent", fromN(health.batteryPercent().toString()));
        }
        item.put("clockBehindMillis", fromN(Long.toString(health.clockBehind().toMillis())));
        item.put("waitingScans", fromN(Integer.toString(health.waitingScans())));
        item.put("reportedAt", instant(health.reportedAt()));
        return AttributeValue.fromM(item);
    }

    private static Health health(Map<String, AttributeValue> item) {
        @Nullable AttributeValue battery = item.get("batteryPercent");
        return new Health(
                battery == null ? null : Integer.valueOf(battery.n()),
                Duration.ofMillis(
                        Long.parseLong(required(item, "clockBehindMillis").n())),
                Integer.parseInt(required(item, "waitingScans").n()),
                Objects.requireNonNull(instant(item, "reportedAt")));
    }

    static AttributeValue instant(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }

    private static Map<String, AttributeValue> common(
            EventId eventId, String gate, Set<Scope> scopes, @Nullable String label) {
        var item = new HashMap<String, AttributeValue>();
        item.put("eventId", fromS(eventId.toString()));
        item.put("gate", fromS(gate));
        item.put(
                "scopes",
                AttributeValue.fromSs(scopes.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Scope::wireName)
                        .toList()));
        if (label != null) {
            item.put("label", fromS(label));
        }
        return item;
    }

    private static Set<Scope> scopes(Map<String, AttributeValue> item) {
        return Scope.ofStoredNames(required(item, "scopes").ss()).collect(Collectors.toUnmodifiableSet());
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a device's or pairing's row lacks " + name);
    }

    private static @Nullable String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }

    private static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : Instant.ofEpochMilli(Long.parseLong(value.n()));
    }
}
