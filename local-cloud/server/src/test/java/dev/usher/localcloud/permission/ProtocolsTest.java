package dev.usher.localcloud.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.permission.AwsCall.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtocolsTest {

    @Test
    void aTransactionIsTheWritesThatItConsistsOf() throws IOException {
        assertThat(dynamoDb("TransactWriteItems", """
                        {"TransactItems": [
                            {"Put": {"TableName": "a", "Item": {}}},
                            {"Update": {"TableName": "b", "Key": {}}},
                            {"Delete": {"TableName": "b", "Key": {}}},
                            {"ConditionCheck": {"TableName": "c", "Key": {}}}]}"""))
                .containsExactly(
                        table("dynamodb:PutItem", "a"),
                        table("dynamodb:UpdateItem", "b"),
                        table("dynamodb:DeleteItem", "b"),
                        table("dynamodb:ConditionCheckItem", "c"));
        assertThat(dynamoDb("TransactGetItems", """
                        {"TransactItems": [{"Get": {"TableName": "a", "Key": {}}}]}""")).containsExactly(table("dynamodb:GetItem", "a"));
    }

    @Test
    void batchesOfDynamoDbAreActionsOfTheirOwn() throws IOException {
        assertThat(dynamoDb("BatchWriteItem", """
                        {"RequestItems": {"a": [{"PutRequest": {"Item": {"TableName": {"S": "x"}}}}], "b": []}}"""))
                .containsExactly(table("dynamodb:BatchWriteItem", "a"), table("dynamodb:BatchWriteItem", "b"));
        assertThat(dynamoDb("BatchGetItem", "{\"RequestItems\": {\"a\": {\"Keys\": []}}}"))
                .containsExactly(table("dynamodb:BatchGetItem", "a"));
    }

    @Test
    void aQueryOfAnIndexIsACallOfTheIndex() throws IOException {
        assertThat(dynamoDb("Query", "{\"TableName\": \"a\", \"IndexName\": \"by-name\"}"))
                .containsExactly(new AwsCall("dynamodb:Query", Kind.TABLE, "a", "/index/by-name"));
        assertThat(dynamoDb("Query", "{\"TableName\": \"arn:aws:dynamodb:us-east-1:000000000000:table/a\"}"))
                .containsExactly(table("dynamodb:Query", "a"));
    }

    @Test
    void whatIsNotKnownIsACallOfItsName() throws IOException {
        assertThat(dynamoDb("ExecuteStatement", "{\"Statement\": \"SELECT * FROM a\"}"))
                .containsExactly(table("dynamodb:ExecuteStatement", "*"));
    }

    @Test
    void aQueueIsNamedByItsUrlOrItsNameInBothForms() throws IOException {
        var protocol = new SqsProtocol();
        var json = request("POST / HTTP/1.1\r\nX-Amz-Target: AmazonSQS.DeleteMessageBatch\r\n\r\n");
        var query = request("POST /000000000000/q HTTP/1.1\r\n\r\n");

        assertThat(protocol.calls(json.with("{\"QueueUrl\": \"http://localhost:1/000000000000/q\"}")))
                .containsExactly(AwsCall.of("sqs:DeleteMessage", Kind.QUEUE, "q"));
        assertThat(protocol.calls(json.with("{\"QueueName\": \"q\"}")))
                .containsExactly(AwsCall.of("sqs:DeleteMessage", Kind.QUEUE, "q"));
        assertThat(protocol.calls(query.with("Action=SendMessageBatch&QueueUrl=http%3A%2F%2Flocalhost%2F0%2Fq2")))
                .containsExactly(AwsCall.of("sqs:SendMessage", Kind.QUEUE, "q2"));
        assertThat(protocol.calls(query.with("Action=ReceiveMessage")))
                .containsExactly(AwsCall.of("sqs:ReceiveMessage", Kind.QUEUE, "q"));
    }

    @Test
    void aBatchOfSnsIsAPublish() {
        var request = request("POST / HTTP/1.1\r\n\r\n")
                .with("Action=PublishBatch&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3At");

        assertThat(new SnsProtocol().calls(request)).containsExactly(AwsCall.of("sns:Publish", Kind.TOPIC, "t"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /b/tickets/1.pdf, s3:PutObject, /*",
        "GET, /b/tickets/1.pdf?X-Amz-Credential=x, s3:GetObject, /*",
        "HEAD, /b/tickets/1.pdf, s3:GetObject, /*",
        "DELETE, /b/tickets/1.pdf, s3:DeleteObject, /*",
        "POST, /b?delete, s3:DeleteObject, /*",
        "POST, /b/big?uploads, s3:PutObject, /*",
        "DELETE, /b/big?uploadId=1, s3:AbortMultipartUpload, /*",
        "GET, /b?list-type=2, s3:ListBucket, ''",
        "HEAD, /b, s3:ListBucket, ''",
        "GET, /b/?policy, s3:GetBucket, ''",
        "PUT, /b, s3:CreateBucket, ''",
    })
    void methodAndPathSayWhatS3Does(String method, String target, String action, String part) {
        assertThat(new S3Protocol().calls(request(method + " " + target + " HTTP/1.1\r\n\r\n")))
                .containsExactly(new AwsCall(action, Kind.BUCKET, "b", part));
    }

    @Test
    void theCallerIsInTheHeaderOrInTheLink() {
        assertThat(request("GET / HTTP/1.1\r\nauthorization: AWS4-HMAC-SHA256 Credential=someone/20260101/us-east-1/s3/"
                                + "aws4_request, SignedHeaders=host, Signature=0\r\n\r\n")
                        .accessKeyId())
                .contains("someone");
        assertThat(request("GET /b/o?X-Amz-Date=1&X-Amz-Credential=someone%2F20260101%2Fus-east-1 HTTP/1.1\r\n\r\n")
                        .accessKeyId())
                .contains("someone");
        assertThat(request("GET /b/o HTTP/1.1\r\n\r\n").accessKeyId()).isEmpty();
    }

    private static List<AwsCall> dynamoDb(String operation, String body) throws IOException {
        return new DynamoDbProtocol()
                .calls(request("POST / HTTP/1.1\r\nX-Amz-Target: DynamoDB_20120810." + operation + "\r\n\r\n")
                        .with(body));
    }

    private static AwsCall table(String action, String name) {
        return AwsCall.of(action, Kind.TABLE, name);
    }

    private static AwsRequest request(String head) {
        return AwsRequest.parse(head);
    }
}
