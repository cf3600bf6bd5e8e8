package dev.usher.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.lease.InMemoryLeases;
import dev.usher.platform.lease.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests as the `usher` command writes them, on DynamoDB, wherever it runs.
@OnEachCloud
class RebuildRequestsIT {
    private static final String EVENT = "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1";

    private final CloudUnderTest cloud;
    private final Work work = new Work();
    private final InMemoryLeases leases = new InMemoryLeases(Clock.systemUTC());
    private final RebuildRequests requests;

    RebuildRequestsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.requests = new RebuildRequests(
                cloud.dynamoDb(),
                new ReadableRows(new SimpleMeterRegistry()),
                leases,
                Clock.systemUTC(),
                ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000"),
                RebuildRequestTable.TICKETS);
    }

    @Test
    void whatIsAskedForIsDoneOnceAndAnswered() {
        String dry = ask(RebuildRequestTable.RESTORE, EVENT, true);
        String real = ask(RebuildRequestTable.RESTORE, EVENT, false);
        String publish = ask(RebuildRequestTable.PUBLISH, EVENT, false);

        requests.work(work);
        requests.work(work);

        assertThat(work.done).containsExactly("count", "restore", "publish");
        for (String id : List.of(dry, real, publish)) {
            assertThat(text(id, RebuildRequestTable.PROBLEM)).isEmpty();
            assertThat(row(id))
                    .containsEntry(RebuildRequestTable.TICKETS_READ, AttributeValue.fromN("7"))
                    .containsEntry(RebuildRequestTable.TICKETS_DONE, AttributeValue.fromN("2"))
                    .containsKey(RebuildRequestTable.ANSWERED_AT);
        }
        assertThat(work.reported)
                .as("what the command saw meanwhile")
                .containsEntry(RebuildRequestTable.TICKETS_READ, AttributeValue.fromN("3"))
                .doesNotContainKey(RebuildRequestTable.ANSWERED_AT);
    }

    @Test
    void aRequestThatFailsIsAnsweredAndStopsNoOther() {
        String nonsense = ask(RebuildRequestTable.RESTORE, "tonight", false);
        String unknown = ask("repaint", EVENT, false);
        String good = ask(RebuildRequestTable.PUBLISH, EVENT, false);

        requests.work(work);

        assertThat(text(nonsense, RebuildRequestTable.PROBLEM)).startsWith("It failed: ");
        assertThat(text(unknown, RebuildRequestTable.PROBLEM)).contains("there is no task repaint");
        assertThat(text(good, RebuildRequestTable.PROBLEM)).isEmpty();
    }

    @Test
    void anotherInstanceThatIsAtItIsLeftAlone() {
        String id = ask(RebuildRequestTable.RESTORE, EVENT, false);
        Leases others = leases.seenBy("another", Clock.systemUTC());
        assertThat(others.tryTake("rebuild", Duration.ofMinutes(1))).isTrue();

        requests.work(work);

        assertThat(work.done).isEmpty();
        assertThat(row(id)).doesNotContainKey(RebuildRequestTable.ANSWERED_AT);
        others.release("rebuild");
        requests.work(work);
        assertThat(work.done).containsExactly("restore");
    }

    private String ask(String task, String eventId, boolean dryRun) {
        String id = System.nanoTime() + "#" + UUID.randomUUID();
        var row = new HashMap<>(key(id));
        row.put(RebuildRequestTable.TASK, AttributeValue.fromS(task));
        row.put(RebuildRequestTable.EVENT_ID, AttributeValue.fromS(eventId));
        row.put(RebuildRequestTable.DRY_RUN, AttributeValue.fromBool(dryRun));
        cloud.dynamoDb()
                .putItem(put ->
                        put.tableName(cloud.nameOf(RebuildRequestTable.TICKETS)).item(row));
        work.watched = id;
        return id;
    }

    private String text(String id, String attribute) {
        return Objects.requireNonNull(row(id).get(attribute)).s();
    }

    private Map<String, AttributeValue> row(String id) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(RebuildRequestTable.TICKETS))
                        .key(key(id))
                        .consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(
                RebuildRequestTable.ALL, AttributeValue.fromS(RebuildRequestTable.ALL_VALUE),
                RebuildRequestTable.REQUEST_ID, AttributeValue.fromS(id));
    }

    /// Looks at seven tickets, and does two.
    private final class Work implements Rebuild {
        private final List<String> done = new ArrayList<>();
        private String watched = "";
        private Map<String, AttributeValue> reported = Map.of();

        @Override
        public String requestTable() {
            return RebuildRequestTable.TICKETS;
        }

        @Override
        public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
            done.add(dryRun ? "count" : "restore");
            return new Progress(7, 2);
        }

        @Override
        public Progress publish(EventId eventId, Consumer<Progress> progress) {
            done.add("publish");
            progress.accept(new Progress(3, 1));
            reported = row(watched);
            return new Progress(7, 2);
        }
    }
}
