package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class AwsOutageTest {
    @ParameterizedTest
    @CsvSource({
        "500, InternalServerError",
        "503, ServiceUnavailable",
        "400, ThrottlingException",
        "400, ProvisionedThroughputExceededException",
        "400, AccessDeniedException",
        "403, AccessDenied",
        "400, ExpiredTokenException",
        "400, UnrecognizedClientException",
        "400, ResourceNotFoundException",
        "404, NoSuchBucket",
        "400, KMS.DisabledException",
    })
    void anAnswerThatWouldBeAnotherWithAccessOrLater(int status, String code) {
        assertThat(AwsOutage.seenIn(answer(status, code))).contains("dynamodb");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException",
        "400, ConditionalCheckFailedException",
        "404, NoSuchKey",
        "400, InvalidParameter",
        "413, RequestEntityTooLarge",
    })
    void anAnswerThatStaysTheSame(int status, String code) {
        assertThat(AwsOutage.seenIn(answer(status, code))).isEmpty();
    }

    @Test
    void noAnswerAtAll() {
        var refused = SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused"));

        assertThat(AwsOutage.seenIn(refused)).contains("aws");
        assertThat(AwsOutage.seenIn(ApiCallTimeoutException.create(1000))).contains("aws");
        assertThat(AwsOutage.seenIn(SdkClientException.create("Unable to load credentials from any provider")))
                .contains("aws");
    }

    @Test
    void aRequestThatTheSdkCannotWriteIsNoOutage() {
        assertThat(AwsOutage.seenIn(SdkClientException.create("Unable to marshall the request")))
                .isEmpty();
        assertThat(AwsOutage.seenIn(new IOException("our own file"))).isEmpty();
    }

    @Test
    void theCauseOfAnotherFailureCounts() {
        var wrapped = new IllegalStateException(new ExecutionException(answer(503, "SlowDown")));

        assertThat(AwsOutage.seenIn(wrapped)).contains("dynamodb");
    }

    @Test
    void aTransactionIsOneIfItWasThrottledAndNotIfAConditionFailed() {
        assertThat(AwsOutage.seenIn(canceled("None", "ThrottlingError"))).contains("dynamodb");
        assertThat(AwsOutage.seenIn(canceled("ConditionalCheckFailed", "None"))).isEmpty();
        assertThat(AwsOutage.seenIn(canceled("TransactionConflict"))).isEmpty();
    }

    private static AwsServiceException answer(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("DynamoDb")
                        .errorCode(code)
                        .build())
                .build();
    }

    private static AwsServiceException canceled(String... codes) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
