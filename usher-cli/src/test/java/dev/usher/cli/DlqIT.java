package dev.usher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.DeadLetterQueues.Backlog;
import dev.usher.cli.DeadLetterQueues.DeadLetter;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@OnLocalCloud
class DlqIT {
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final String DEAD = QUEUE + "-dlq";

    private final CloudUnderTest cloud;
    private final SqsClient sqs;
    private final DeadLetterQueues queues;

    DlqIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.sqs = cloud.sqs();
        this.queues = new DeadLetterQueues(sqs, cloud.environmentName());
    }

    @BeforeEach
    void empty() {
        for (String queue : List.of(QUEUE, DEAD)) {
            sqs.purgeQueue(purge -> purge.queueUrl(cloud.queueUrl(queue)));
        }
    }

    @Test
    void listShowsWhatWaitsAndWhatIsDead() {
        die("one", "S3 is away");
        die("two", "S3 is away");

        assertThat(queues.backlogs())
                .contains(new Backlog(QUEUE, "ticket-service", 0, 2))
                .hasSameSizeAs(Topology.load().queues().keySet());
    }

    @Test
    void peekSaysWhyAndLeavesTheMessageThere() {
        die("one", "S3 is away");

        assertThat(queues.peek(QUEUE, 10))
                .extracting(DeadLetter::reason, DeadLetter::body)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("S3 is away", "one"));
    }

    @Test
    void replaySendsBackWithoutWhatParkingHadAdded() {
        die("one", "S3 is away");
        var progress = new ArrayList<Integer>();

        assertThat(queues.replay(QUEUE, 10, _ -> true, progress::add)).isEqualTo(1);

        assertThat(progress).containsExactly(1);
        assertThat(messages(QUEUE)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("one");
            assertThat(message.messageAttributes()).containsOnlyKeys("type");
        });
        assertThat(messages(DEAD)).isEmpty();
    }

    @Test
    void replaySendsOnlyWhatWasChosenAndNoMoreThanAsked() {
        die("one", "S3 is away");
        die("two", "unknown message type");
        die("three", "S3 is away");

        int sent = queues.replay(QUEUE, 1, letter -> "S3 is away".equals(letter.reason()), _ -> {});

        assertThat(sent).isEqualTo(1);
        assertThat(messages(QUEUE)).hasSize(1);
    }

    private void die(String body, String reason) {
        sqs.sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD))
                .messageBody(body)
                .messageAttributes(Map.of(
                        "failureReason", attribute(reason),
                        "failedAt", attribute("2026-11-22T12:00:00Z"),
                        "failedQueue", attribute(QUEUE),
                        "type", attribute("PaymentSucceeded"))));
    }

    private List<Message> messages(String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(queue))
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All"))
                .messages();
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
