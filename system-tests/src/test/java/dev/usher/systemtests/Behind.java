package dev.usher.systemtests;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What tests find behind the services, in the tables and queues of a stack.
public final class Behind {
    private static final Topology TOPOLOGY = Topology.load();

    private Behind() {}

    /// Waits until a row has an attribute.
    ///
    /// @param table its logical name
    public static void awaitAttribute(
            AwsClients aws,
            String table,
            String idName,
            String id,
            String attribute,
            Predicate<AttributeValue> isRight) {
        String name = TOPOLOGY.physicalName(table, "local");
        var key = Map.of(idName, AttributeValue.fromS(id));
        Patience.until(
                attribute + " in " + table,
                () -> Optional.ofNullable(aws.dynamoDb()
                                .getItem(get -> get.tableName(name).key(key).consistentRead(true))
                                .item()
                                .get(attribute))
                        .filter(isRight));
    }

    /// Waits until the door knows this of a ticket. A scan that asks before would use the ticket up.
    public static void awaitDoor(AwsClients aws, String ticketId, String attribute, String value) {
        awaitAttribute(
                aws,
                "admissions",
                "ticketId",
                ticketId,
                attribute,
                known -> value.equals(known.s()) || value.equals(known.n()));
    }

    /// The dead-letter queues that are not empty.
    public static List<String> queuesWithDeadLetters(AwsClients aws) {
        return TOPOLOGY.deadLetterQueues().keySet().stream()
                .filter(queue -> count(aws, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) > 0)
                .toList();
    }

    /// How many messages of a queue are in one state.
    public static int count(AwsClients aws, String queue, QueueAttributeName state) {
        String url = aws.sqs()
                .getQueueUrl(get -> get.queueName(TOPOLOGY.physicalName(queue, "local")))
                .queueUrl();
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(state))
                .attributes()
                .getOrDefault(state, "0"));
    }
}
