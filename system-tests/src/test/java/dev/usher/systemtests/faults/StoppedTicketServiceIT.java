package dev.usher.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Behind;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnOwnStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// SIGTERM to ticket-service while orders arrive, as in each deployment: afterwards no message is hidden (it would
/// wait for its visibility timeout, and lose one of its receives), none is dead, and nothing waits in its outbox.
@OnOwnStack
class StoppedTicketServiceIT {
    private static final String SERVICE = "ticket-service";
    private static final int STOPS = Integer.getInteger("faults.stops", 2);

    /// Orders that wait when the stop comes.
    private static final int ORDERS = 20;

    /// Within which the service ends; ECS would wait for a minute.
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private static final Topology TOPOLOGY = Topology.load();
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;

    @BeforeAll
    static void start() {
        stack = Stack.builder()
                .services("payment-service", SERVICE)
                .withoutSampleEvents()
                .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_MINUTE", "1000000")
                .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY", "1000000")
                .start();
        aws = CloudClients.of(stack.localCloud());
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        Map<String, Object> event = new HashMap<>(EventRequests.of(
                "Closing Time", Instant.now().plus(Duration.ofDays(30)), Duration.ofHours(4), 100_000, 0));
        event.put("perAccount", Map.of("seats", 100_000, "openHolds", 100_000));
        Buyer.signIn(HTTP, Addresses.of(stack), "olga")
                .put("/events/" + EVENT, event)
                .expect(201);
    }

    @AfterAll
    static void end() {
        aws.close();
        stack.close();
    }

    @Test
    void aStopStrandsNoMessage() throws InterruptedException {
        Queue<String> orders = new ConcurrentLinkedQueue<>();
        for (int stop = 1; stop <= STOPS; stop++) {
            var first = new Semaphore(0);
            var ordering = CompletableFuture.runAsync(() -> {
                for (int order = 0; order < ORDERS; order++) {
                    orders.add(ada.register(EVENT, 2).get("registrationId").asText());
                    first.release();
                }
            });
            // The further into the burst, the more is under way.
            first.acquire(1 + stop % ORDERS);

            OptionalInt status = stack.service(SERVICE).process().stop(ENDS_WITHIN);

            assertThat(status).as("status after stop %d", stop).hasValue(0);
            ordering.join();
            assertThat(hidden()).as("messages that stop %d left hidden", stop).isEmpty();
            assertThat(pending())
                    .as("messages that stop %d left in the outbox", stop)
                    .isEmpty();
            stack.service(SERVICE).start();
            stack.service(SERVICE).awaitReady();
        }
        orders.forEach(order -> ada.awaitTickets(order, 2));
        assertThat(Behind.queuesWithDeadLetters(aws)).isEmpty();
        System.out.println(
                STOPS + " stops under load: " + orders.size() + " orders have their tickets, nothing was hidden");
    }

    private static List<String> hidden() {
        return TOPOLOGY.queues().entrySet().stream()
                .filter(queue -> queue.getValue().consumer().equals(SERVICE))
                .map(Map.Entry::getKey)
                .filter(queue ->
                        Behind.count(aws, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE) > 0)
                .toList();
    }

    private static List<String> pending() {
        return aws
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(TOPOLOGY.physicalName("ticket-outbox", "local"))
                        .indexName("pending"))
                .items()
                .stream()
                .map(row -> String.valueOf(row.get("outboxId")))
                .toList();
    }
}
