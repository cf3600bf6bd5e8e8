package dev.usher.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackPorts;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Inbox;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What ticket-service needs goes away for longer than a message that nobody understands would be tried.
/// Nothing is parked, and everything arrives once it is back. The settings are a day's in seconds: eight tries
/// stand for the three and a half minutes after which everything was once parked.
@OnOwnStack
class OutageIT {
    private static final String NAME = "ticket-service";
    private static final int ORDERS = 5;
    private static final int TRIES = 8;

    private static final Map<Dependency, Cable> CABLES = new EnumMap<>(Dependency.class);
    private static final Http HTTP = new Http();
    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;

    @BeforeAll
    static void start() {
        var ports = StackPorts.free();
        for (Dependency dependency : Dependency.values()) {
            CABLES.put(dependency, Cable.to(ports.of(dependency.part)));
        }
        stack = Stack.builder()
                .services("payment-service", NAME)
                .withoutSampleEvents()
                .ports(ports)
                .setting(
                        NAME,
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        cable(Dependency.DYNAMODB).address())
                .setting(NAME, "AWS_ENDPOINT_URL_SNS", cable(Dependency.SNS).address())
                .setting(NAME, "AWS_ENDPOINT_URL_S3", cable(Dependency.S3).address())
                .setting(
                        NAME,
                        "MAIL_SMTP_PORT",
                        String.valueOf(cable(Dependency.SMTP).port()))
                .setting(NAME, "MESSAGES_FIRST_PAUSE", "PT0.1S")
                .setting(NAME, "MESSAGES_LONGEST_PAUSE", "PT1S")
                .setting(NAME, "MESSAGES_LONGEST_REST", "PT0.5S")
                // A consumer that mistakes an outage for a fault of the message parks it at its second try.
                .setting(NAME, "MESSAGES_TRIES", "2")
                .start();
        aws = CloudClients.of(stack.localCloud());
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
    }

    @AfterAll
    static void end() {
        aws.close();
        stack.close();
        CABLES.values().forEach(Cable::close);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsParkedAndEverythingArrives(Dependency dependency) {
        String eventId = newEvent();

        cable(dependency).cut();
        List<String> orders = IntStream.range(0, ORDERS)
                .mapToObj(_ -> ada.register(eventId, 1).get("registrationId").asText())
                .toList();
        dependency.awaitPatienceToEnd();
        assertThat(parked()).isZero();
        cable(dependency).mend();

        var inbox = new Inbox(HTTP, Addresses.of(stack), "ada@example.org");
        for (String order : orders) {
            ada.awaitTickets(order, 1);
            inbox.awaitMailAbout(order);
            assertThat(inbox.mailsAbout(order)).hasSize(1);
        }
        assertThat(parked()).isZero();
    }

    @Test
    void aMessageThatIsGoneIsMadeAgain() {
        stack.service(NAME).killForcibly();
        String order = ada.register(newEvent(), 1).get("registrationId").asText();
        String queue = queueUrl("ticket-service-payment-succeeded");
        Patience.until("the message waits", () -> Optional.of(depth(queue)).filter(waiting -> waiting > 0));
        aws.sqs().purgeQueue(purge -> purge.queueUrl(queue));
        stack.service(NAME).restart();

        // What `usher republish` writes.
        aws.dynamoDb()
                .putItem(put -> put.tableName(Topology.load().physicalName(RepublishRequestTable.NAME, "local"))
                        .item(Map.of(
                                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS("1"),
                                RepublishRequestTable.REGISTRATION_ID, AttributeValue.fromS(order))));

        ada.awaitTickets(order, 1);
    }

    private static Cable cable(Dependency dependency) {
        return Objects.requireNonNull(CABLES.get(dependency));
    }

    private static String newEvent() {
        String eventId = UUID.randomUUID().toString();
        var event = Map.of(
                "name", "Outage Night",
                "venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin"),
                "startsAt", Instant.now().plus(Duration.ofDays(30)).toString(),
                "endsAt", Instant.now().plus(Duration.ofDays(31)).toString(),
                "timeZone", "Europe/Berlin",
                "capacity", 100,
                "price", Map.of("amount", 0, "currency", "eur"),
                "branding", Map.of("organizerName", "Open Doors e. V."));
        HTTP.put(stack.edge().resolve("/events/" + eventId), "Bearer " + stack.token("olga"), event)
                .expect(201);
        return eventId;
    }

    /// How many dead letters all queues have.
    private static int parked() {
        return Topology.load().deadLetterQueues().keySet().stream()
                .mapToInt(name -> depth(queueUrl(name)))
                .sum();
    }

    private static String queueUrl(String logicalName) {
        String name = Topology.load().physicalName(logicalName, "local");
        return aws.sqs().getQueueUrl(get -> get.queueName(name)).queueUrl();
    }

    private static int depth(String queueUrl) {
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(
                        get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /// A metric of ticket-service.
    ///
    /// @param sample as a regular expression, up to the value
    private static double metric(String sample) {
        String all = new String(
                HTTP.download(stack.service(NAME).address().resolve("/prometheus"), null), StandardCharsets.UTF_8);
        Matcher line = Pattern.compile("(?m)^" + sample + " (\\S+)$").matcher(all);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    /// What can go away.
    enum Dependency {
        S3("s3", "ticket-service-payment-succeeded"),
        DYNAMODB("dynamodb", "ticket-service-payment-succeeded"),
        SMTP("smtp", "ticket-service-ticket-mail"),
        /// The outbox needs it, no queue: its messages wait in the table.
        SNS("sns", null);

        private final String part;
        private final @Nullable String queue;

        Dependency(String part, @Nullable String queue) {
            this.part = part;
            this.queue = queue;
        }

        /// Returns when what waits has been tried more often than what nobody understands is tried.
        void awaitPatienceToEnd() {
            if (queue == null) {
                Patience.until(
                        "the outbox is old",
                        () -> Optional.of(metric("usher_outbox_oldest_age_seconds"))
                                .filter(age -> age > 5));
                return;
            }
            String tried = "usher_messages_total\\{queue=\"" + queue + "\",verdict=\"away\"\\}";
            double before = metric(tried);
            Patience.until(
                    "the messages were tried often",
                    () -> Optional.of(metric(tried)).filter(now -> now > before + TRIES));
        }
    }
}
