package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ExternalAws;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.systemtests.Steps.Taken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// The packaged services on the LocalStack that `LOCALSTACK_ENDPOINT` names, as `make up` runs them with
/// `USHER_AWS_ENDPOINT`.
@OnOwnStack
class JourneyOnLocalStackIT {
    /// Of `usher dlq replay`.
    private static final int DIED_AGAIN = 3;

    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final Topology TOPOLOGY = Topology.load();

    private static Stack stack;
    private static AwsEndpoints endpoints;
    private static String environment;

    @BeforeAll
    static void start() {
        String endpoint = System.getenv("LOCALSTACK_ENDPOINT");
        if (endpoint == null || endpoint.isBlank()) {
            String reason = "LOCALSTACK_ENDPOINT is not set";
            System.out.println("SKIPPED JourneyOnLocalStackIT: " + reason);
            Assumptions.abort(reason);
        }
        endpoints = AwsEndpoints.all(URI.create(endpoint.strip()));
        stack = Stack.builder()
                .externalAws(endpoints.sqs())
                .logsIn(ProjectLayout.find().logs().resolve("localstack"))
                .start();
        environment = Objects.requireNonNull(stack.localCloud().environment().get("USHER_ENV"));
    }

    /// A LocalStack that runs on for others should not keep tables, queues and buckets that nobody uses any more.
    @AfterAll
    static void end() {
        if (stack != null) {
            stack.close();
            try (AwsClients aws = new AwsClients(endpoints)) {
                deleteEverything(aws);
            }
        }
    }

    @Test
    void aTicketIsBoughtAndAdmitted() {
        var steps = new Steps(System.out);

        new Journey(Addresses.of(stack), steps).walk();

        assertThat(steps.taken()).hasSizeGreaterThan(15).allMatch(Taken::held);
    }

    @Test
    void aParkedMessageIsShownWithItsReasonAndReplayed() throws IOException, InterruptedException {
        try (AwsClients aws = new AwsClients(endpoints)) {
            aws.sqs().sendMessage(send -> send.queueUrl(url(aws, QUEUE)).messageBody("{\"poison\":true}"));
        }

        String parked = awaitPrinted("not an envelope: id, type", "dlq", "peek", QUEUE);
        String replayed = usherThatEndsWith(DIED_AGAIN, "dlq", "replay", QUEUE, "--reason", "a rehearsal", "--yes");

        assertThat(parked).doesNotContain("sent back");
        assertThat(replayed).contains("stopped: what was sent back died again; 1 died again");
        awaitPrinted("sent back once", "dlq", "peek", QUEUE);
    }

    /// What a restart of LocalStack does, without harm to others that use it.
    @Test
    void whatAwsForgetsIsCreatedAgainAndTheServicesGoOn() {
        try (AwsClients aws = new AwsClients(endpoints)) {
            deleteEverything(aws);

            Patience.until("the events can be stored again", () -> {
                try {
                    stack.putSampleEvents();
                    return Optional.of(true);
                } catch (IllegalStateException notYet) {
                    return Optional.empty();
                }
            });
        }

        Buyer ada = Buyer.signIn(new Http(), Addresses.of(stack), "ada");
        var registration = ada.register(Journey.EVENT_ID, 1);
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        String registrationId = registration.get("registrationId").asText();
        ada.awaitConfirmed(registrationId);
        ada.awaitTickets(registrationId, 1);
    }

    /// The queue last whose absence shows that all is gone.
    private static void deleteEverything(AwsClients aws) {
        TOPOLOGY.buckets()
                .keySet()
                .forEach(bucket -> delete(aws.s3(), TOPOLOGY.bucketName(bucket, environment, "000000000000")));
        TOPOLOGY.tables()
                .keySet()
                .forEach(table -> aws.dynamoDb()
                        .deleteTable(delete -> delete.tableName(TOPOLOGY.physicalName(table, environment))));
        TOPOLOGY.topics()
                .keySet()
                .forEach(topic -> aws.sns()
                        .deleteTopic(delete -> delete.topicArn("arn:aws:sns:" + endpoints.region() + ":000000000000:"
                                + TOPOLOGY.physicalName(topic, environment))));
        var queues = new ArrayList<String>(TOPOLOGY.queues().keySet());
        queues.sort(Comparator.reverseOrder());
        TOPOLOGY.deadLetterQueues().keySet().forEach(queue -> delete(aws, queue));
        queues.forEach(queue -> delete(aws, queue));
    }

    /// Only what is empty can be deleted.
    private static void delete(S3Client s3, String bucket) {
        s3.listObjectsV2Paginator(list -> list.bucket(bucket))
                .contents()
                .forEach(object ->
                        s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
        s3.deleteBucket(delete -> delete.bucket(bucket));
    }

    private static void delete(AwsClients aws, String queue) {
        aws.sqs().deleteQueue(delete -> delete.queueUrl(url(aws, queue)));
    }

    private static String url(AwsClients aws, String queue) {
        return aws.sqs()
                .getQueueUrl(get -> get.queueName(TOPOLOGY.physicalName(queue, environment)))
                .queueUrl();
    }

    private static String awaitPrinted(String part, String... arguments) {
        return Patience.until("usher prints " + part, () -> {
            try {
                return Optional.of(usher(arguments)).filter(printed -> printed.contains(part));
            } catch (IOException | InterruptedException e) {
                throw new StepFailed("cannot run usher: " + e);
            }
        });
    }

    /// Runs the command as an operator does, and returns what it prints.
    private static String usher(String... arguments) throws IOException, InterruptedException {
        return usherThatEndsWith(0, arguments);
    }

    private static String usherThatEndsWith(int exitStatus, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(ProjectLayout.find().root().resolve("usher-cli/usher").toString()));
        command.addAll(List.of("--local", "--env", environment));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(ExternalAws.SETTING, endpoints.sqs().toString());
        Process usher = builder.start();
        String printed = new String(usher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(usher.waitFor()).as(printed).isEqualTo(exitStatus);
        return printed;
    }
}
