package dev.usher.systemtests.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.operations.Operator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// Two revisions of ticket-service beside each other, as during a deployment. What the deploy command sends and writes
/// is tried in infra-terraform/check/deploy_test.sh; here it is the same, and real services answer.
@OnOwnStack
class TwoRevisionsIT {
    private static final String SERVICE = "ticket-service";
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final Topology TOPOLOGY = Topology.load();
    private static final Map<String, AttributeValue> KEY =
            Map.of(ConsumersRow.KEY, AttributeValue.fromS(ConsumersRow.ID));
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;

    @BeforeAll
    static void start() {
        stack = Stack.builder()
                .services("payment-service", SERVICE)
                .instances(SERVICE, 2)
                .withoutSampleEvents()
                .setting(SERVICE, "USHER_REVISION", "41")
                .setting(SERVICE + "-2", "USHER_REVISION", "42")
                .start();
        aws = CloudClients.of(stack.localCloud());
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        Buyer.signIn(HTTP, Addresses.of(stack), "olga")
                .put(
                        "/events/" + EVENT,
                        EventRequests.of(
                                "Changing of the Guard",
                                Instant.now().plus(Duration.ofDays(30)),
                                Duration.ofHours(4),
                                50,
                                0))
                .expect(201);
    }

    @AfterAll
    static void end() {
        aws.close();
        stack.close();
    }

    @Test
    void aNewRevisionConsumesAfterItsProbeUntilItIsRolledBack() throws Exception {
        only("41");
        awaitHeldAt(42);
        order();
        order();
        assertThat(handledBy(42)).isZero();

        publishProbe("first", "42");
        Patience.until("revision 42 answers", () -> answered().filter("first"::equals));

        only("42");
        awaitHeldAt(41);
        double before = handledBy(41);
        order();
        order();
        assertThat(handledBy(41)).isEqualTo(before);
        assertThat(handledBy(42)).isEqualTo(2);

        only("41");
        awaitHeldAt(42);
        order();
        assertThat(handledBy(41)).isEqualTo(before + 1);

        Operator.usher(stack, "pause", QUEUE, "--reason", "tickets show yesterday's date");
        awaitHeldAt(41);
        assertThat(Operator.usher(stack, "pause")).contains(QUEUE + " has been paused since", "yesterday's date");
        String waiting = ada.register(EVENT, 1).get("registrationId").asText();
        assertThat(Operator.usher(stack, "resume", QUEUE)).contains("is consumed again");
        ada.awaitTickets(waiting, 1);
    }

    private static void order() {
        ada.awaitTickets(ada.register(EVENT, 1).get("registrationId").asText(), 1);
    }

    private static void only(String revision) {
        var only = Map.of(
                ConsumersRow.REVISION,
                AttributeValue.fromS(revision),
                ConsumersRow.UNTIL,
                AttributeValue.fromS(Instant.now().plusSeconds(1800).toString()));
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table())
                        .key(KEY)
                        .updateExpression("SET #only = :only")
                        .expressionAttributeNames(Map.of("#only", ConsumersRow.ONLY))
                        .expressionAttributeValues(Map.of(":only", AttributeValue.fromM(only))));
    }

    private static void publishProbe(String id, String revision) {
        String probe = "{\"id\":\"" + id + "\",\"revision\":\"" + revision + "\",\"until\":\""
                + Instant.now().plusSeconds(600) + "\"}";
        aws.sns()
                .publish(publish -> publish.topicArn("arn:aws:sns:us-east-1:000000000000:"
                                + TOPOLOGY.physicalName(ConsumersRow.PROBE_TOPIC, "local"))
                        .messageAttributes(Map.of(
                                "service",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(SERVICE)
                                        .build()))
                        .message(probe));
    }

    private static Optional<String> answered() {
        return Optional.ofNullable(aws.dynamoDb()
                        .getItem(get -> get.tableName(table()).key(KEY).consistentRead(true))
                        .item()
                        .get(ConsumersRow.PROBED))
                .map(AttributeValue::s);
    }

    private static void awaitHeldAt(int revision) {
        Patience.until(
                "revision " + revision + " consumes no more",
                () -> Optional.of(metric(revision, "usher_queue_held", "")).filter(held -> held == 1));
    }

    private static double handledBy(int revision) {
        return metric(revision, "usher_messages_total", "verdict=\"done\"");
    }

    /// The value of the metric for the queue; 0 while there is none.
    private static double metric(int revision, String name, String label) {
        ServiceProcess process = stack.instances(SERVICE).get(revision - 41);
        String metrics =
                new String(HTTP.download(process.address().resolve("/prometheus"), null), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(QUEUE) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String table() {
        return TOPOLOGY.physicalName(ConsumersRow.table(SERVICE), "local");
    }
}
