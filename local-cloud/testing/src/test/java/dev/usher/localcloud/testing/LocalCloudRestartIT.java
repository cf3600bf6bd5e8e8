package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.LocalCloudOptions;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

final class LocalCloudRestartIT {

    private static final Topology TOPOLOGY = Topology.load();
    private static final String BUCKET = TOPOLOGY.bucketName("tickets", "local", AwsEndpoints.ACCOUNT);
    private static final Map<String, AttributeValue> ITEM = Map.of("eventId", AttributeValue.fromS("EVENT#kept"));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everythingIsStillThereAfterAKill() {
        var options = LocalCloudOptions.inMemory(directory.resolve("run"))
                .withState(directory.resolve("state"))
                .withParts("sqs", "sns", "dynamodb", "s3");
        try (var cloud = LocalCloudProcess.start(ProjectLayout.find(), options);
                var clients = new AwsClients(endpoints(cloud))) {
            clients.dynamoDb()
                    .putItem(request -> request.tableName(name("events")).item(ITEM));
            clients.s3()
                    .putObject(
                            request -> request.bucket(BUCKET)
                                    .key("kept.pdf")
                                    .contentType("application/pdf")
                                    .serverSideEncryption(ServerSideEncryption.AES256),
                            RequestBody.fromString("kept"));
            publish(clients, "before");
            cloud.process().killForcibly();
        }

        try (var cloud = LocalCloudProcess.start(ProjectLayout.find(), options);
                var clients = new AwsClients(endpoints(cloud))) {
            publish(clients, "after");

            assertThat(receive(clients)).isEqualTo("before");
            assertThat(receive(clients)).isEqualTo("after");
            assertThat(clients.dynamoDb()
                            .getItem(
                                    request -> request.tableName(name("events")).key(ITEM))
                            .item())
                    .isEqualTo(ITEM);
            assertThat(clients.s3()
                            .getObjectAsBytes(request -> request.bucket(BUCKET).key("kept.pdf"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    private static void publish(AwsClients clients, String body) {
        var topic = clients.sns()
                .createTopic(request -> request.name(name("payment-succeeded")))
                .topicArn();
        var type = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("PaymentSucceeded")
                .build();
        clients.sns().publish(request -> request.topicArn(topic).message(body).messageAttributes(Map.of("type", type)));
    }

    private static String receive(AwsClients clients) {
        var url = clients.sqs()
                .getQueueUrl(request -> request.queueName(name("ticket-service-payment-succeeded")))
                .queueUrl();
        return clients.sqs()
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(1))
                .messages()
                .getFirst()
                .body();
    }

    private static AwsEndpoints endpoints(LocalCloudProcess cloud) {
        return AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3"));
    }

    private static String name(String logicalName) {
        return TOPOLOGY.physicalName(logicalName, "local");
    }
}
