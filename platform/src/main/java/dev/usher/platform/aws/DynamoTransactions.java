package dev.usher.platform.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// `TransactWriteItems` with its two ways to be cancelled told apart: a condition that failed is an answer;
/// a conflict with another transaction, or throttling, is tried again.
@Singleton
public final class DynamoTransactions {
    private static final int MAX_ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String NONE = "None";

    private final DynamoDbClient dynamo;
    private final RandomGenerator random = RandomGenerator.getDefault();

    public DynamoTransactions(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /// Commits all writes or none.
    ///
    /// @throws TransactionCanceledException if conflicts or throttling go on, after twelve attempts within
    ///     about two seconds
    public Result write(List<TransactWriteItem> writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
                return new Result.Committed();
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                if (reasons.stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                    return new Result.ConditionFailed(reasons);
                }
                if (attempt == MAX_ATTEMPTS || !mayPass(reasons)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static boolean mayPass(List<CancellationReason> reasons) {
        return reasons.stream()
                .map(CancellationReason::code)
                .filter(code -> code != null && !NONE.equals(code))
                .allMatch(code -> code.equals("TransactionConflict")
                        || code.equals("ThrottlingError")
                        || code.equals("ProvisionedThroughputExceeded"));
    }

    private void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << (attempt - 1));
        try {
            Thread.sleep(random.nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a transaction was in conflict", e);
        }
    }

    /// What became of a transaction.
    public sealed interface Result {
        /// All writes are durable.
        record Committed() implements Result {}

        /// No write happened: at least one condition did not hold.
        ///
        /// @param reasons one per write, in their order
        record ConditionFailed(List<CancellationReason> reasons) implements Result {
            public ConditionFailed {
                reasons = List.copyOf(Objects.requireNonNull(reasons));
            }

            /// Whether the condition of the n-th write, counted from 0, did not hold.
            public boolean failedAt(int write) {
                return CONDITION_FAILED.equals(reasons.get(write).code());
            }
        }
    }
}
