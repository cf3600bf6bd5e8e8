package dev.usher.cli;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Failures as sentences for a person at a terminal; no stack trace.
final class Failures {
    private Failures() {}

    static String sentence(Exception failure) {
        return switch (failure) {
            case QueueDoesNotExistException _ ->
                "there is no such queue in this environment; see --env and `usher dlq list`";
            case SdkClientException unreachable ->
                "AWS cannot be reached: " + firstClause(unreachable) + "; check AWS_REGION, credentials and endpoints";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// The SDK adds everything it tried, which is more than a screen holds.
    private static String firstClause(Exception failure) {
        return String.valueOf(failure.getMessage()).split(" from any of| \\[|\\. ", 2)[0];
    }
}
