package dev.usher.payment.registration;

import static dev.usher.platform.aws.Attribute.instant;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The registrations that wait for tickets, by the index over everything that waits.
@Singleton
final class DynamoRegistrationsWithoutTickets implements RegistrationsWithoutTickets {
    private final DynamoDbClient dynamo;
    private final IndexShards shards;
    private final String table;

    DynamoRegistrationsWithoutTickets(DynamoDbClient dynamo, IndexShards shards, ResourceNames names) {
        this.dynamo = dynamo;
        this.shards = shards;
        this.table = names.table(DynamoRegistrationItem.TABLE);
    }

    @Override
    public List<RegistrationId> confirmedBetween(Instant from, Instant to, int most) {
        if (to.isBefore(from)) {
            return List.of();
        }
        return shards.all()
                .mapToObj(shard -> ofShard(shard, from, to))
                .flatMap(ids -> ids)
                .limit(most)
                .toList();
    }

    private Stream<RegistrationId> ofShard(int shard, Instant from, Instant to) {
        Map<String, AttributeValue> values = Map.of(
                ":shard", DynamoRegistrationItem.ticketsShard(shard),
                ":from", instant(from),
                ":to", instant(to));
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("open-holds")
                        .keyConditionExpression(DynamoRegistrationItem.HOLD_SHARD + " = :shard")
                        .filterExpression(DynamoRegistrationItem.CONFIRMED_AT + " BETWEEN :from AND :to")
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .map(item -> Item.of(DynamoRegistrationItem.TABLE, item)
                        .value(DynamoRegistrationItem.ID, RegistrationId::parse));
    }
}
