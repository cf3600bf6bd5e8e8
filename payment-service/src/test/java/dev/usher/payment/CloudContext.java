package dev.usher.payment;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.localcloud.testing.CloudUnderTest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The service's beans on the tables of a cloud, without server, listeners and background work: what the
/// tests of adapters need.
public final class CloudContext implements AutoCloseable {
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
                .properties(properties(cloud))
                .singletons(new Clients(dynamo, cloud.sns(), cloud.sqs()))
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
        var properties = new HashMap<String, Object>(Map.of(
                "usher.background", "false",
                "cloud-context.clients", "true",
                "usher.env", cloud.environmentName(),
                "usher.aws-region", cloud.endpoints().region(),
                "usher.aws-account-id", "000000000000",
                "sign-in.issuer", "https://sign-in.invalid",
                "sign-in.jwks-url", "https://sign-in.invalid/jwks",
                "sign-in.client-id", "usher-test",
                "limits.table", ""));
        properties.putAll(Map.of(
                "stripe.api-key", "sk_test_usher",
                "stripe.publishable-key", "pk_test_usher",
                "stripe.webhook-secrets", "whsec_new,whsec_old"));
        if (environment.containsKey("STRIPE_API_BASE")) {
            properties.put("stripe.api-base", Objects.requireNonNull(environment.get("STRIPE_API_BASE")));
        }
        return properties;
    }

    /// The clients that the context uses in place of its own.
    record Clients(DynamoDbClient dynamo, SnsClient sns, SqsClient sqs) {}

    /// Hands them out; the caller that made them closes them.
    @Factory
    @Requires(property = "cloud-context.clients")
    static final class ClientFactory {
        @Singleton
        @Primary
        DynamoDbClient dynamo(Clients clients) {
            return clients.dynamo();
        }

        @Singleton
        @Primary
        SnsClient sns(Clients clients) {
            return clients.sns();
        }

        @Singleton
        @Primary
        SqsClient sqs(Clients clients) {
            return clients.sqs();
        }
    }
}
