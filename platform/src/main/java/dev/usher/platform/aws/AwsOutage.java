package dev.usher.platform.aws;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Distinguishes failures of AWS itself, or of our access to it, from faults of the request. The former end, on
/// their own or when somebody repairs a permission or a name, and then the same request succeeds. The latter
/// fail again however often they are repeated.
public final class AwsOutage {
    /// Error codes of requests that would succeed with the right access. DynamoDB answers most of
    /// them with status 400, so the status alone does not decide (DynamoDB Developer Guide, "Error handling").
    private static final Set<String> NO_ACCESS = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthFailure",
            "AuthorizationError",
            "AuthorizationErrorException",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /// Error codes of a table, topic, queue or bucket that does not exist: a wrong name, or a
    /// deployment in progress.
    private static final Set<String> NO_SUCH_RESOURCE = Set.of(
            "AWS.SimpleQueueService.NonExistentQueue",
            "NoSuchBucket",
            "NotFound",
            "NotFoundException",
            "QueueDoesNotExist",
            "ResourceNotFoundException");

    private static final Set<String> THROTTLED_IN_A_TRANSACTION =
            Set.of("ProvisionedThroughputExceeded", "ThrottlingError");

    private static final int LONGEST_CHAIN = 20;

    private AwsOutage() {}

    /// The service that is unavailable, if this failure or one of its causes says so.
    ///
    /// @return such as `dynamodb`; `aws` if the failure does not name the service
    public static Optional<String> seenIn(Throwable failure) {
        return chain(failure).map(AwsOutage::service).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(LONGEST_CHAIN)
                .takeWhile(cause -> cause != null)
                .map(cause -> cause);
    }

    private static Optional<String> service(Throwable failure) {
        return switch (failure) {
            case TransactionCanceledException canceled when !isThrottled(canceled) -> Optional.empty();
            case TransactionCanceledException _ -> Optional.of("dynamodb");
            case AwsServiceException answer when isOutage(answer) -> Optional.of(name(answer));
            case SdkClientException noAnswer when isOutage(noAnswer) -> Optional.of("aws");
            default -> Optional.empty();
        };
    }

    private static boolean isThrottled(TransactionCanceledException canceled) {
        return canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code != null && THROTTLED_IN_A_TRANSACTION.contains(code));
    }

    /// Whether this answer means that we may not do this, or that the table, topic, queue or bucket does not exist.
    /// It ends when somebody repairs a permission or a name, or finishes a deployment.
    public static boolean isNoAccess(AwsServiceException answer) {
        String code = code(answer);
        return NO_ACCESS.contains(code) || NO_SUCH_RESOURCE.contains(code);
    }

    private static String code(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    private static boolean isOutage(AwsServiceException answer) {
        return answer.statusCode() >= 500
                || answer.isThrottlingException()
                || answer.isClockSkewException()
                || isNoAccess(answer)
                || code(answer).startsWith("KMS");
    }

    /// No answer came: no connection, no credentials, or not in time. The SDK also throws this type for
    /// requests that it cannot serialize; repeating those does not help.
    private static boolean isOutage(SdkClientException noAnswer) {
        return noAnswer instanceof ApiCallTimeoutException
                || noAnswer instanceof ApiCallAttemptTimeoutException
                || noAnswer instanceof AbortedException
                || String.valueOf(noAnswer.getMessage()).contains("credentials")
                || chain(noAnswer).anyMatch(IOException.class::isInstance);
    }

    private static String name(AwsServiceException answer) {
        String service = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().serviceName();
        return service == null ? "aws" : service.toLowerCase(Locale.ROOT);
    }
}
