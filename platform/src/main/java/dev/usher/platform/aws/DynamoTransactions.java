package dev.usher.platform.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// `TransactWriteItems`, which can be cancelled for two reasons: a condition that failed is an answer; a
/// conflict with another transaction, or throttling, is retried.
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
    /// @return whether they are durable; if not, the condition of at least one did not hold
    /// @throws TransactionCanceledException if conflicts or throttling go on, after twelve attempts within
    ///     about two seconds
    public boolean write(List<TransactWriteItem> writes) {
        return failures(writes).isEmpty();
    }

    /// Commits all writes or none, and says which conditions did not hold.
    ///
    /// @throws TransactionCanceledException if conflicts or throttling go on, after twelve attempts within
    ///     about two seconds
    public <P> Result<P> write(NamedWrites<P> writes) {
        List<CancellationReason> reasons = failures(writes.items());
        var failed = new LinkedHashMap<P, CancellationReason>();
        for (int write = 0; write < reasons.size(); write++) {
            if (CONDITION_FAILED.equals(reasons.get(write).code())) {
                failed.putIfAbsent(writes.part(write), reasons.get(write));
            }
        }
        return failed.isEmpty() ? new Result.Committed<>() : new Result.ConditionFailed<>(failed);
    }

    /// @return empty if all writes are durable; otherwise one reason per write, in their order
    private List<CancellationReason> failures(List<TransactWriteItem> writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
                return List.of();
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                if (reasons.stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                    return reasons;
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

    /// The result of a transaction whose parts have names.
    ///
    /// @param <P> what names a part
    public sealed interface Result<P> {
        /// All writes are durable.
        record Committed<P>() implements Result<P> {}

        /// No write happened: at least one condition did not hold.
        ///
        /// @param failed the parts whose condition did not hold, in the order in which they were added, each
        ///     with what DynamoDB says about it
        record ConditionFailed<P>(SequencedMap<P, CancellationReason> failed) implements Result<P> {
            public ConditionFailed {
                failed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(failed));
                if (failed.isEmpty()) {
                    throw new IllegalArgumentException("no condition failed");
                }
            }

            /// The first part, in the order in which they were added, whose condition did not hold.
            public P first() {
                return failed.firstEntry().getKey();
            }

            /// The item that the condition of this part was checked against; empty if there is none, or the
            /// write did not ask for it.
            public Map<String, AttributeValue> found(P part) {
                @Nullable CancellationReason reason = failed.get(part);
                return reason == null || !reason.hasItem() ? Map.of() : reason.item();
            }
        }
    }
}
