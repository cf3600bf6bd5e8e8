package dev.usher.payment;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.localcloud.testing.CloudUnderTest;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The service's beans on the tables of a cloud, without server, listeners and background work: what the
/// tests of adapters need.
public final class CloudContext implements AutoCloseable {
    private static final List<String> LEFT_OUT = List.of(
            "io.micronaut.aws.",
            "$QueueListeners",
            "$ListenersHealth",
            "$RelayLoop",
            "$HoldSweeperJob",
            "$RegistrationUpdatesJob",
            "$RefundJob",
            "$ReconciliationJob",
            "$RepublishJob",
            "$OutboxRelay");

    private final CloudUnderTest cloud;
    private final ApplicationContext context;

    /// Starts it with the cloud's own clients.
    public CloudContext(CloudUnderTest cloud) {
        this(cloud, cloud.dynamoDb());
    }

    /// Starts it like another instance of the service, with its own client.
    public CloudContext(CloudUnderTest cloud, DynamoDbClient dynamo) {
        this.cloud = cloud;
        this.context = ApplicationContext.builder()
                .beanConfigurations(ExcludedBeans.of(LEFT_OUT))
                .properties(properties(cloud))
                .singletons(dynamo, cloud.sns(), cloud.sqs())
                .start();
    }

    /// One of the service's beans.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// The ids of all messages that were ever put into the outbox.
    public List<String> outbox() {
        return cloud
                .dynamoDb()
                .scanPaginator(
                        scan -> scan.tableName(cloud.nameOf("payment-outbox")).consistentRead(true))
                .items()
                .stream()
                .map(item -> Objects.requireNonNull(item.get("outboxId")).s())
                .toList();
    }

    /// All messages that were ever put into the outbox.
    public List<Envelope> messages() {
        MessageCodec codec = bean(MessageCodec.class);
        return cloud
                .dynamoDb()
                .scanPaginator(
                        scan -> scan.tableName(cloud.nameOf("payment-outbox")).consistentRead(true))
                .items()
                .stream()
                .map(item ->
                        codec.decode(Objects.requireNonNull(item.get("body")).s()))
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(CloudUnderTest cloud) {
        Map<String, String> environment = cloud.environment();
        var properties = new HashMap<String, Object>(TestSettings.COMPLETE);
        properties.put("usher.env", cloud.environmentName());
        properties.put("usher.aws-region", cloud.endpoints().region());
        if (environment.containsKey("STRIPE_API_BASE")) {
            properties.put("stripe.api-base", Objects.requireNonNull(environment.get("STRIPE_API_BASE")));
        }
        return properties;
    }
}
