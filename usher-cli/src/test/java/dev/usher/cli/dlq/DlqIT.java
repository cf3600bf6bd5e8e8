package dev.usher.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.dlq.DeadLetterQueues.Backlog;
import dev.usher.cli.dlq.DeadLetterQueues.DeadLetter;
import dev.usher.cli.dlq.DeadLetterQueues.Replayed;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@OnEachCloud
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

        assertThat(queues.replay(QUEUE, 10, _ -> true, progress::add)).isEqualTo(new Replayed(1, 0));

        assertThat(progress).containsExactly(1);
        assertThat(messages(QUEUE)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("one");
            assertThat(message.messageAttributes()).containsOnlyKeys("type", Replay.ATTRIBUTE);
        });
        assertThat(messages(DEAD)).isEmpty();
    }

    @Test
    void replaySendsOnlyWhatWasChosenAndNoMoreThanAsked() {
        die("one", "S3 is away");
        die("two", "unknown message type");
        die("three", "S3 is away");

        Replayed replayed = queues.replay(QUEUE, 1, letter -> "S3 is away".equals(letter.reason()), _ -> {});

        assertThat(replayed.sent()).isEqualTo(1);
        assertThat(messages(QUEUE)).hasSize(1);
    }

    @Test
    void whatFailsAgainMeanwhileIsLeftThere() {
        die("one", "not JSON");
        die("two", "not JSON");

        // The consumer parks each message at once, as it does with what it cannot read.
        Replayed replayed = queues.replay(QUEUE, Integer.MAX_VALUE, _ -> true, _ -> parkAgain());

        assertThat(replayed).isEqualTo(new Replayed(2, 2));
        assertThat(queues.peek(QUEUE, 10)).hasSize(2).allMatch(letter -> letter.replays() == 1);
        assertThat(queues.replay(QUEUE, Integer.MAX_VALUE, _ -> true, _ -> {})).isEqualTo(new Replayed(2, 0));
    }

    @Test
    void aLookShowsTheOthersAtOnceWhatItLeft() {
        die("one", "S3 is away");

        queues.peek(QUEUE, 10);

        assertThat(messages(DEAD)).hasSize(1);
    }

    @Test
    void allTenAttributesComeBackAsTheyWere() {
        var attributes = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 9; i++) {
            attributes.put("a" + i, attribute("value " + i));
        }
        attributes.put(Failure.ATTRIBUTE, attribute("""
                        {"queue":"%s","at":"2026-11-22T12:00:00Z","reason":"odd","tries":1,
                         "attributes":{"z":{"type":"Number.int","text":"1.5"}}}""".formatted(QUEUE)));
        sqs.sendMessage(
                send -> send.queueUrl(cloud.queueUrl(DEAD)).messageBody("ten").messageAttributes(attributes));

        queues.replay(QUEUE, 10, _ -> true, _ -> {});

        assertThat(messages(QUEUE))
                .singleElement()
                .satisfies(message -> assertThat(message.messageAttributes())
                        .hasSize(10)
                        .containsEntry("a8", attribute("value 8"))
                        .extractingByKey(Replay.ATTRIBUTE)
                        .satisfies(replay -> assertThat(replay.stringValue()).contains("Number.int", "1.5")));
    }

    private void parkAgain() {
        for (Message message : messages(QUEUE)) {
            var attributes = new HashMap<>(message.messageAttributes());
            attributes.put(Failure.ATTRIBUTE, failure("not JSON"));
            sqs.sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD))
                    .messageBody(message.body())
                    .messageAttributes(attributes));
            sqs.deleteMessage(delete -> delete.queueUrl(cloud.queueUrl(QUEUE)).receiptHandle(message.receiptHandle()));
        }
    }

    private void die(String body, String reason) {
        sqs.sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD))
                .messageBody(body)
                .messageAttributes(Map.of(Failure.ATTRIBUTE, failure(reason), "type", attribute("PaymentSucceeded"))));
    }

    private static MessageAttributeValue failure(String reason) {
        return attribute("""
                {"queue":"%s","at":"2026-11-22T12:00:00Z","reason":"%s","tries":8}""".formatted(QUEUE, reason));
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
