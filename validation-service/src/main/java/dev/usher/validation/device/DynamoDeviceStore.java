package dev.usher.validation.device;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stores devices and pairings in DynamoDB.
@Singleton
final class DynamoDeviceStore implements DeviceStore {
    private static final String EXISTS = "attribute_exists(deviceId)";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final ReadableRows rows;
    private final String devices;
    private final String pairings;

    DynamoDeviceStore(DynamoDbClient dynamo, DynamoTransactions transactions, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.rows = rows;
        this.devices = names.table(DynamoDeviceItems.DEVICES);
        this.pairings = names.table(DynamoDeviceItems.PAIRINGS);
    }

    @Override
    public void offer(Pairing pairing) {
        dynamo.putItem(put -> put.tableName(pairings).item(DynamoDeviceItems.of(pairing)));
    }

    @Override
    public Optional<Pairing> pairing(String codeHash) {
        return DynamoRows.find(dynamo, pairings, Map.of("codeHash", text(codeHash)))
                .map(DynamoDeviceItems::pairing);
    }

    @Override
    public boolean pair(Pairing pairing, Device device) {
        var use = Writes.delete(delete -> delete.tableName(pairings)
                .key(Map.of("codeHash", text(pairing.codeHash())))
                .conditionExpression("expiresAt > :now")
                .expressionAttributeValues(Map.of(":now", instant(device.pairedAt()))));
        var put = Writes.put(item -> item.tableName(devices)
                .item(DynamoDeviceItems.of(device))
                .conditionExpression("attribute_not_exists(deviceId)"));
        return transactions.write(List.of(use, put));
    }

    @Override
    public Optional<Device> find(DeviceId deviceId) {
        return DynamoRows.find(dynamo, devices, key(deviceId)).map(DynamoDeviceItems::device);
    }

    @Override
    public List<Device> ofEvent(EventId eventId) {
        var ofEvent = dynamo.queryPaginator(query -> query.tableName(devices)
                        .indexName("by-event")
                        .keyConditionExpression("eventId = :event")
                        .expressionAttributeValues(Map.of(":event", text(eventId))))
                .items();
        return rows.of(DynamoDeviceItems.DEVICES, "deviceId", ofEvent, DynamoDeviceItems::device)
                .toList();
    }

    @Override
    public boolean revoke(DeviceId deviceId, Instant at) {
        return update(deviceId, "SET revokedAt = if_not_exists(revokedAt, :at)", at);
    }

    @Override
    public void seen(DeviceId deviceId, Instant at) {
        update(deviceId, "SET lastSeenAt = :at", at);
    }

    @Override
    public void offerToken(DeviceId deviceId, String tokenHash) {
        update(deviceId, "SET nextTokenHash = :next", EXISTS, Map.of(":next", text(tokenHash)));
    }

    @Override
    public void adoptToken(DeviceId deviceId, String tokenHash) {
        update(
                deviceId,
                "SET tokenHash = :next REMOVE nextTokenHash",
                "nextTokenHash = :next",
                Map.of(":next", text(tokenHash)));
    }

    @Override
    public void report(DeviceId deviceId, Health health) {
        update(deviceId, "SET health = :health", EXISTS, Map.of(":health", DynamoDeviceItems.of(health)));
    }

    private boolean update(DeviceId deviceId, String expression, Instant at) {
        return update(deviceId, expression, EXISTS, Map.of(":at", instant(at)));
    }

    private boolean update(DeviceId deviceId, String expression, String condition, Map<String, AttributeValue> values) {
        return DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(devices)
                .key(key(deviceId))
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeValues(values)));
    }

    private static Map<String, AttributeValue> key(DeviceId deviceId) {
        return Map.of("deviceId", text(deviceId));
    }
}
