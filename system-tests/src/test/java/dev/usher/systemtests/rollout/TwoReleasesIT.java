package dev.usher.systemtests.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Behind;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnOwnStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The earlier release beside this one, as while a deployment goes on and after a rollback: each reads the messages
/// and the rows of the other.
@OnOwnStack
class TwoReleasesIT {
    private static final List<String> SERVICES = List.of("payment-service", "ticket-service", "validation-service");
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;
    private static Buyer olga;
    private static Door door;

    @BeforeAll
    static void start() {
        String folder = System.getenv("USHER_EARLIER_RELEASE");
        assumeTrue(folder != null, "needs an earlier release: make releases builds and tries it, if its tag is here");
        var earlier = new ProjectLayout(Path.of(folder));
        var builder = Stack.builder().withoutSampleEvents();
        SERVICES.forEach(service -> builder.instances(service, 2).release(earlierInstance(service), earlier));
        stack = builder.start();
        aws = CloudClients.of(stack.localCloud());
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        olga = Buyer.signIn(HTTP, Addresses.of(stack), "olga");
        olga.put("/events/" + EVENT, EventRequests.of("Relay Race", Instant.now(), Duration.ofHours(4), 1_000, 2_500))
                .expect(201);
        door = Door.pair(HTTP, Addresses.of(stack), olga, EVENT, "North");
    }

    @AfterAll
    static void end() {
        if (stack != null) {
            aws.close();
            stack.close();
        }
    }

    @Test
    void messagesAndRowsCrossBothWays() {
        var orders = new ArrayList<Order>();
        orders.add(Order.paid());

        onlyEarlier("ticket-service");
        orders.add(Order.paid());
        orders.forEach(Order::useOne);

        onlyEarlier("payment-service", "validation-service");
        orders.add(Order.paid());
        orders.getLast().useOne();
        orders.forEach(Order::refund);

        onlyEarlier();
        orders.forEach(Order::isRefunded);
        orders.add(Order.paid());
        orders.getLast().useOne();
        assertThat(Behind.queuesWithDeadLetters(aws)).isEmpty();
    }

    /// Ends one instance of each service, so that the earlier release runs of these services and this one of the rest.
    private static void onlyEarlier(String... services) {
        var earlier = List.of(services);
        for (String service : SERVICES) {
            stack.instances(service).forEach(instance -> {
                boolean runs = instance.name().equals(earlierInstance(service)) == earlier.contains(service);
                if (!runs) {
                    instance.close();
                } else if (!instance.isAlive()) {
                    instance.start();
                }
            });
        }
        for (String service : SERVICES) {
            stack.instances(service).stream().filter(it -> it.isAlive()).forEach(it -> it.awaitReady());
        }
    }

    private static String earlierInstance(String service) {
        return service + "-2";
    }

    /// Two tickets that Ada paid for.
    private record Order(String registrationId, List<JsonNode> tickets) {
        static Order paid() {
            JsonNode registration = ada.register(EVENT, 2);
            ada.pay(ada.createIntent(registration)).expect(200);
            String id = registration.path("registrationId").asText();
            return new Order(id, ada.awaitTickets(id, 2));
        }

        /// One of them is let in, once.
        void useOne() {
            Behind.awaitDoor(aws, ticketId(0), "status", "valid");
            assertThat(scan(0)).isEqualTo("ok");
            assertThat(scan(0)).isEqualTo("already_used");
        }

        void refund() {
            assertThat(olga.postOnce("/registrations/" + Http.encoded(registrationId) + "/refund", Map.of("all", true))
                            .status())
                    .isIn(200, 202);
            Behind.awaitDoor(aws, ticketId(1), "status", "refunded");
        }

        void isRefunded() {
            assertThat(scan(1)).isEqualTo("refunded");
        }

        private String ticketId(int ticket) {
            return tickets.get(ticket).path("ticketId").asText();
        }

        private String scan(int ticket) {
            return door.scan(tickets.get(ticket).path("qrCode").asText())
                    .path("reason")
                    .asText();
        }
    }
}
