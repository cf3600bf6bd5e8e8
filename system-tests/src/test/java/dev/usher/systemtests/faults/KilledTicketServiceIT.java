package dev.usher.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackPorts;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.ReturnTime;
import dev.usher.systemtests.faults.Crossing.Moment;
import dev.usher.systemtests.faults.Crossing.Passing;
import dev.usher.systemtests.faults.TicketBooks.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9` of ticket-service at each point at which it has done a part of an order, in the middle of a
/// burst of orders: both instances in turn.
@OnOwnStack
class KilledTicketServiceIT {
    private static final String NAME = "ticket-service";
    private static final int INSTANCES = 2;
    private static final int ORDERS = Integer.getInteger("faults.buyers", 200);
    private static final int AT_ONCE = 16;

    private static final List<Instance> CROSSINGS = new ArrayList<>();
    private static final Http HTTP = new Http();
    private static Stack stack;
    private static AwsClients aws;
    private static TopicRecorder recorder;

    @BeforeAll
    static void start() {
        var ports = StackPorts.free();
        var prepared = Stack.builder()
                .services("payment-service", NAME)
                .instances(NAME, INSTANCES)
                .withoutSampleEvents()
                .ports(ports)
                .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_MINUTE", "1000000")
                .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY", "1000000")
                .setting(NAME, "OUTBOX_LEASE", "PT5S");
        for (int number = 1; number <= INSTANCES; number++) {
            String name = number == 1 ? NAME : NAME + "-" + number;
            var instance = new Instance(Crossing.to(ports.of("dynamodb")), Crossing.to(ports.of("sns")));
            prepared.setting(name, "AWS_ENDPOINT_URL_DYNAMODB", instance.dynamo.address())
                    .setting(name, "AWS_ENDPOINT_URL_SNS", instance.sns.address())
                    .setting(name, "MAIL_ENABLED", "false");
            CROSSINGS.add(instance);
        }
        stack = prepared.start();
        aws = CloudClients.of(stack.localCloud());
        ReturnTime.shorten(aws.sqs(), "ticket-service-payment-succeeded");
        recorder = new TopicRecorder(aws, "ticket-issued", "ticket-mail");
    }

    @AfterAll
    static void end() {
        recorder.close();
        aws.close();
        stack.close();
        CROSSINGS.forEach(Instance::close);
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderHasExactlyItsTicketsAndIsToldOfOnce(Point point) throws Exception {
        Instant begun = Instant.now();
        String eventId = newEvent();
        CompletableFuture<Integer> kills = CompletableFuture.supplyAsync(() -> killEach(point));

        Map<String, Integer> orders = order(eventId);
        int killed = kills.get(3, TimeUnit.MINUTES);
        Account account = new TicketBooks(aws, recorder).close(orders, begun, killed);

        System.out.println("kill -9 of ticket-service " + point.words + ": " + account);
        assertThat(account.mistakes()).isEmpty();
        assertThat(account.kills()).isEqualTo(INSTANCES);
        assertThat(account.orders()).isEqualTo(ORDERS);
        assertThat(account.ticketIssued()).isEqualTo(ORDERS);
        assertThat(account.mailsAskedFor()).isEqualTo(ORDERS);
        assertThat(account.tickets()).isEqualTo(account.seats());
        assertThat(account.objects()).isEqualTo(account.tickets() + account.orders());
    }

    /// One instance after the other, each while the one before is still starting again.
    private static int killEach(Point point) {
        int killed = 0;
        List<CompletableFuture<Void>> restarts = new ArrayList<>();
        for (int index = 0; index < INSTANCES; index++) {
            ServiceProcess process = stack.instances(NAME).get(index);
            Crossing crossing = CROSSINGS.get(index).crossing(point);
            try {
                crossing.ambush(point.moment, point::isReachedBy, process::killForcibly)
                        .get(60, TimeUnit.SECONDS);
                killed++;
                restarts.add(CompletableFuture.runAsync(process::restart));
            } catch (InterruptedException | ExecutionException | TimeoutException neverCame) {
                crossing.disarm();
            }
        }
        restarts.forEach(CompletableFuture::join);
        return killed;
    }

    /// Orders of one to three tickets that cost nothing: each is confirmed, and its tickets are due, at
    /// once.
    ///
    /// @return by registration, how many seats
    private static Map<String, Integer> order(String eventId) throws InterruptedException, ExecutionException {
        String authorization = "Bearer " + stack.token("ada");
        var gate = new Semaphore(AT_ONCE);
        var orders = new LinkedHashMap<String, Integer>();
        List<Future<Map.Entry<String, Integer>>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < ORDERS; number++) {
                int seats = 1 + number % 3;
                running.add(threads.submit(() -> {
                    gate.acquire();
                    try {
                        return Map.entry(register(authorization, eventId, seats), seats);
                    } finally {
                        gate.release();
                    }
                }));
            }
        }
        for (var one : running) {
            orders.put(one.get().getKey(), one.get().getValue());
        }
        return orders;
    }

    private static String register(String authorization, String eventId, int seats) {
        var request = Map.of(
                "eventId", eventId,
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "quantity", seats);
        return HTTP.post(stack.edge().resolve("/registrations"), authorization, request)
                .expect(201)
                .path("registrationId")
                .asText();
    }

    private static String newEvent() {
        String eventId = UUID.randomUUID().toString();
        var event = Map.of(
                "name", "Burst Night",
                "venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin"),
                "startsAt", Instant.now().plus(Duration.ofDays(30)).toString(),
                "endsAt", Instant.now().plus(Duration.ofDays(31)).toString(),
                "timeZone", "Europe/Berlin",
                "capacity", ORDERS * 3,
                "price", Map.of("amount", 0, "currency", "eur"),
                "perAccount", Map.of("seats", ORDERS * 3, "openHolds", ORDERS * 3),
                "branding", Map.of("organizerName", "Open Doors e. V."));
        HTTP.put(stack.edge().resolve("/events/" + eventId), "Bearer " + stack.token("olga"), event)
                .expect(201);
        return eventId;
    }

    /// The points of the work at which a crash is worst.
    enum Point {
        /// The PDFs are stored, nothing is recorded.
        BEFORE_RECORD("before the record", Moment.BEFORE_IT_IS_SENT),
        /// Everything is recorded, the message is still in the queue.
        AFTER_RECORD("after the record", Moment.BEFORE_IT_IS_ANSWERED),
        /// SNS has the messages, the outbox still shows them.
        AFTER_PUBLISH("after publish before mark", Moment.BEFORE_IT_IS_ANSWERED);

        private final String words;
        private final Moment moment;

        Point(String words, Moment moment) {
            this.words = words;
            this.moment = moment;
        }

        private boolean isReachedBy(Passing request) {
            return switch (this) {
                case BEFORE_RECORD, AFTER_RECORD ->
                    request.operation().endsWith("TransactWriteItems") && request.mentions("TicketIssued#");
                case AFTER_PUBLISH -> request.mentions("PublishBatch");
            };
        }
    }

    private record Instance(Crossing dynamo, Crossing sns) {
        Crossing crossing(Point point) {
            return point == Point.AFTER_PUBLISH ? sns : dynamo;
        }

        void close() {
            dynamo.close();
            sns.close();
        }
    }
}
