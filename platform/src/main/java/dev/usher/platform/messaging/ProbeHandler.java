package dev.usher.platform.messaging;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.contracts.operations.Probe;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.service.Revision;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers the deploy command, which wants to know whether a new revision can consume: whether messages arrive through
/// SNS and SQS, are decrypted and read, and whether it can write their effect.
@Singleton
final class ProbeHandler implements ForeignMessageHandler {
    /// Instances of two revisions share the queue; a probe that the wrong one received is soon back.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DynamoDbClient dynamo;
    private final JsonMapper json;
    private final Revision revision;
    private final Clock clock;
    private final String table;
    private final String queue;

    ProbeHandler(
            DynamoDbClient dynamo,
            JsonMapper json,
            Revision revision,
            Clock clock,
            @Value("${micronaut.application.name}") String service,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.json = json;
        this.revision = revision;
        this.clock = clock;
        this.table = names.table(ConsumersRow.table(service));
        this.queue = ConsumersRow.probeQueue(service);
    }

    @Override
    public String queue() {
        return queue;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Verdict handle(String text) {
        @Nullable Probe probe = read(text);
        if (probe == null) {
            return new Verdict.Unprocessable("it is not a probe");
        }
        if (!clock.instant().isBefore(probe.until())) {
            return new Verdict.Done();
        }
        if (!revision.name().equals(Optional.of(probe.revision()))) {
            return new Verdict.RetryAfter(PAUSE, "other-revision");
        }
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of(ConsumersRow.KEY, text(ConsumersRow.ID)))
                .updateExpression("SET " + ConsumersRow.PROBED + " = :probe")
                .expressionAttributeValues(Map.of(":probe", text(probe.id()))));
        return new Verdict.Done();
    }

    private @Nullable Probe read(String text) {
        try {
            Probe probe = json.readValue(text, Probe.class);
            return isComplete(probe) ? probe : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /// Nothing else checks what JSON leaves out.
    private static boolean isComplete(@Nullable Probe probe) {
        return probe != null
                && Stream.of(probe.id(), probe.revision(), probe.until()).allMatch(Objects::nonNull);
    }
}
