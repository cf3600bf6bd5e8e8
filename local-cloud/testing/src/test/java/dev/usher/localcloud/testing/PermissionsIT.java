package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.AccessKeys;
import dev.usher.localcloud.launcher.LocalCloudOptions;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/// Each service may do on local-cloud what permissions.json grants it, and nothing else; and AWS's own SDK
/// understands the refusals.
final class PermissionsIT {

    private static final Topology TOPOLOGY = Topology.load();

    @TempDir
    private static Path directory = Path.of("");

    private static LocalCloudProcess cloud;
    private static AwsClients operator;
    private static AwsClients ticketService;
    private static AwsClients validationService;

    @BeforeAll
    static void start() {
        var options = LocalCloudOptions.inMemory(directory)
                .withParts("sqs", "sns", "dynamodb", "s3")
                .withPermissionsEnforced();
        cloud = LocalCloudProcess.start(ProjectLayout.find(), options);
        operator = clients("test");
        ticketService = clients(AccessKeys.idOf("ticket-service"));
        validationService = clients(AccessKeys.idOf("validation-service"));
    }

    @AfterAll
    static void end() {
        List.of(operator, ticketService, validationService).forEach(AwsClients::close);
        cloud.close();
    }

    @Test
    void aTableTakesTheActionsThatAreGrantedAndNoOthers() {
        var dynamoDb = validationService.dynamoDb();
        Map<String, AttributeValue> row =
                Map.of("searchKey", AttributeValue.fromS("EVENT#1#a"), "term", AttributeValue.fromS("ada#1"));
        var put = WriteRequest.builder().putRequest(it -> it.item(row)).build();

        dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(name("door-search"), List.of(put))));
        dynamoDb.query(query -> query.tableName(name("admissions"))
                .indexName("changed-by-event")
                .keyConditionExpression("changedEventId = :event")
                .expressionAttributeValues(Map.of(":event", AttributeValue.fromS("EVENT#1"))));

        assertDenied(
                () -> dynamoDb.putItem(it -> it.tableName(name("door-search")).item(row)),
                400,
                "AccessDeniedException",
                "User: arn:aws:iam::000000000000:user/validation-service is not authorized to perform: dynamodb:PutItem"
                        + " on resource: arn:aws:dynamodb:us-east-1:000000000000:table/" + name("door-search"));
        assertDenied(
                () -> dynamoDb.scan(it -> it.tableName(name("admissions")).indexName("used-by-event")),
                400,
                "AccessDeniedException",
                "/index/used-by-event");
        assertDenied(
                () -> dynamoDb.getItem(it ->
                        it.tableName(name("payments")).key(Map.of("registrationId", AttributeValue.fromS("REG#1")))),
                400,
                "AccessDeniedException",
                "table/" + name("payments"));
    }

    @Test
    void aTransactionHappensOnlyIfEachOfItsPartsIsGranted() {
        Map<String, AttributeValue> key =
                Map.of("eventId", AttributeValue.fromS("EVENT#1"), "countId", AttributeValue.fromS("gate#a"));
        var granted = TransactWriteItem.builder()
                .update(update -> update.tableName(name("door-counts"))
                        .key(key)
                        .updateExpression("SET n = :n")
                        .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1"))))
                .build();
        var notGranted = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(name("door-counts"))
                        .key(Map.of(
                                "eventId", AttributeValue.fromS("EVENT#2"), "countId", AttributeValue.fromS("gate#a"))))
                .build();

        assertDenied(
                () -> validationService.dynamoDb().transactWriteItems(it -> it.transactItems(granted, notGranted)),
                400,
                "AccessDeniedException",
                "dynamodb:DeleteItem");
        assertThat(operator.dynamoDb()
                        .getItem(it -> it.tableName(name("door-counts")).key(key))
                        .item())
                .isEmpty();
    }

    @Test
    void aQueueServesItsConsumerOnly() {
        String own = url("validation-service-ticket-issued");

        assertThat(validationService
                        .sqs()
                        .receiveMessage(it -> it.queueUrl(own).waitTimeSeconds(0))
                        .messages())
                .isEmpty();
        assertDenied(
                () -> ticketService.sqs().receiveMessage(it -> it.queueUrl(own)),
                403,
                "AccessDenied",
                "user/ticket-service is not authorized to perform: sqs:ReceiveMessage on resource: arn:aws:sqs:us-east-1:"
                        + "000000000000:" + name("validation-service-ticket-issued"));
    }

    @Test
    void aTopicTakesItsPublisherOnly() {
        String topic = "arn:aws:sns:us-east-1:000000000000:" + name("ticket-issued");
        var entry = PublishBatchRequestEntry.builder().id("1").message("{}").build();

        assertThat(ticketService
                        .sns()
                        .publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entry))
                        .successful())
                .hasSize(1);
        assertDenied(
                () -> validationService
                        .sns()
                        .publishBatch(it -> it.topicArn(topic).publishBatchRequestEntries(entry)),
                403,
                "AuthorizationError",
                "sns:Publish on resource: " + topic);
    }

    @Test
    void aBucketServesItsOwnerOnlyAndLinksCountAsItsSigner() throws IOException, InterruptedException {
        String bucket = TOPOLOGY.bucketName("tickets", "local", AwsEndpoints.ACCOUNT);
        ticketService.s3().putObject(it -> it.bucket(bucket).key("a.pdf"), RequestBody.fromString("ticket"));

        assertDenied(
                () -> validationService
                        .s3()
                        .putObject(it -> it.bucket(bucket).key("b.pdf"), RequestBody.fromString("ticket")),
                403,
                "AccessDenied",
                "s3:PutObject on resource: arn:aws:s3:::" + bucket + "/*");
        assertThatThrownBy(() -> validationService
                        .s3()
                        .headObject(it -> it.bucket(bucket).key("a.pdf")))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(403));
        assertDenied(
                () -> ticketService
                        .s3()
                        .putObject(
                                it -> it.bucket(bucket).key("c.pdf").expectedBucketOwner("111111111111"),
                                RequestBody.fromString("ticket")),
                403,
                "AccessDenied",
                "Access Denied");
        assertThat(get(link(ticketService, bucket))).isEqualTo(200);
        assertThat(get(link(validationService, bucket))).isEqualTo(403);
    }

    @Test
    void whoIsNoServiceMayDoEverything() {
        assertThat(operator.dynamoDb()
                        .scan(it -> it.tableName(name("payments")))
                        .items())
                .isEmpty();
    }

    private static void assertDenied(ThrowingCallable call, int status, String code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, denial -> {
            assertThat(denial.statusCode()).isEqualTo(status);
            assertThat(denial.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(denial.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    private static URI link(AwsClients signer, String bucket) {
        return URI.create(signer.s3Presigner()
                .presignGetObject(it -> it.signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(get -> get.bucket(bucket).key("a.pdf")))
                .url()
                .toString());
    }

    private static int get(URI link) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static AwsClients clients(String accessKeyId) {
        var local = AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3"));
        return new AwsClients(new AwsEndpoints(
                local.sqs(),
                local.sns(),
                local.dynamoDb(),
                local.s3(),
                local.region(),
                accessKeyId,
                local.secretKey()));
    }

    private static String url(String queue) {
        return operator.sqs().getQueueUrl(it -> it.queueName(name(queue))).queueUrl();
    }

    private static String name(String logicalName) {
        return TOPOLOGY.physicalName(logicalName, "local");
    }
}
