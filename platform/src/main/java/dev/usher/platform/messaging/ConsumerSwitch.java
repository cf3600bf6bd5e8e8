package dev.usher.platform.messaging;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.service.Revision;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which queues this instance may consume at the moment. Operators pause and resume queues (`usher pause`), and a
/// deployment lets only one revision consume; both write [ConsumersRow].
///
/// Nothing is consumed before the row was read for the first time. While it cannot be read, its last content holds.
/// Safe for use by several threads.
@Singleton
final class ConsumerSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSwitch.class);

    private final DynamoDbClient dynamo;
    private final String table;
    private final String probeQueue;
    private final Revision revision;
    private final Clock clock;
    private volatile @Nullable Consumers known;
    private boolean failed;

    @Inject
    ConsumerSwitch(
            DynamoDbClient dynamo,
            @Value("${micronaut.application.name}") String service,
            ResourceNames names,
            Revision revision,
            Clock clock) {
        this.dynamo = dynamo;
        this.table = names.table(ConsumersRow.table(service));
        this.probeQueue = ConsumersRow.probeQueue(service);
        this.revision = revision;
        this.clock = clock;
    }

    /// Reads what operations say now. Does not throw.
    synchronized void look() {
        try {
            Map<String, AttributeValue> row = dynamo.getItem(
                            get -> get.tableName(table).key(Map.of(ConsumersRow.KEY, text(ConsumersRow.ID))))
                    .item();
            known = Consumers.read(Item.of(table, row));
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.warn("Cannot read which queues may be consumed; {}", known == null ? "none is" : "as before", e);
            }
            failed = true;
        }
    }

    /// Whether messages of a queue may be received, as of the last look.
    ///
    /// @param queue logical name
    boolean mayConsume(String queue) {
        Consumers consumers = known;
        return consumers != null && (isProbe(queue) || consumers.mayConsume(queue, revision.name(), clock.instant()));
    }

    /// Whether operations paused the queue, or let only another revision consume it: unlike a queue that should be
    /// consumed and is not, it is no fault.
    boolean isHeld(String queue) {
        return known != null && !mayConsume(queue);
    }

    /// Every revision answers its own probes, before it may consume anything else.
    private boolean isProbe(String queue) {
        return queue.equals(probeQueue);
    }
}
