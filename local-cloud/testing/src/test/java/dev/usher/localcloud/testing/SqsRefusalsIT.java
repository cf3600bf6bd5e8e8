package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// What AWS refuses, and local-cloud therefore too. LocalStack 4.14.0 accepts all of it: an eleventh attribute, raw
/// delivery of it, and a move of letters whose source SQS does not know.
@OnLocalCloud
final class SqsRefusalsIT {

    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final String DEAD = QUEUE + "-dlq";

    private final CloudUnderTest cloud;

    SqsRefusalsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @BeforeEach
    void empty() {
        cloud.sqs().purgeQueue(purge -> purge.queueUrl(cloud.queueUrl(QUEUE)));
        cloud.sqs().purgeQueue(purge -> purge.queueUrl(cloud.queueUrl(DEAD)));
    }

    @Test
    void anEleventhAttributeIsRefused() {
        cloud.sqs()
                .sendMessage(send ->
                        send.queueUrl(cloud.queueUrl(QUEUE)).messageBody("ten").messageAttributes(sqsAttributes(10)));

        assertThatThrownBy(() -> cloud.sqs()
                        .sendMessage(send -> send.queueUrl(cloud.queueUrl(QUEUE))
                                .messageBody("eleven")
                                .messageAttributes(sqsAttributes(11))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Number of message attributes [11] exceeds the allowed maximum [10].");
    }

    @Test
    void inABatchItIsRefusedToItsEntryOnly() {
        var sent = cloud.sqs()
                .sendMessageBatch(send -> send.queueUrl(cloud.queueUrl(QUEUE))
                        .entries(
                                SendMessageBatchRequestEntry.builder()
                                        .id("eleven")
                                        .messageBody("eleven")
                                        .messageAttributes(sqsAttributes(11))
                                        .build(),
                                SendMessageBatchRequestEntry.builder()
                                        .id("none")
                                        .messageBody("none")
                                        .build()));

        assertThat(sent.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactly("none");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::id).containsExactly("eleven");
    }

    @Test
    void whatSnsCannotDeliverWithAllItsAttributesGoesToTheDeadLetterQueue() {
        publish(10);
        publish(11);

        assertThat(cloud.sqs()
                        .receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(QUEUE)))
                        .messages())
                .extracting(Message::body)
                .containsExactly("with 10");
        assertThat(cloud.sqs()
                        .receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(DEAD)))
                        .messages())
                .extracting(Message::body)
                .containsExactly("with 11");
    }

    @Test
    void aMoveOfLettersThatWereSentNeedsADestination() {
        cloud.sqs().sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD)).messageBody("parked by a service"));

        assertThatThrownBy(() -> cloud.sqs().startMessageMoveTask(move -> move.sourceArn(arn(DEAD))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("CouldNotDetermineMessageSource");

        assertThat(cloud.sqs()
                        .startMessageMoveTask(move -> move.sourceArn(arn(DEAD)).destinationArn(arn(QUEUE)))
                        .taskHandle())
                .isNotEmpty();
    }

    private void publish(int attributes) {
        var all = IntStream.range(1, attributes)
                .boxed()
                .collect(Collectors.toMap(number -> "a" + number, _ -> snsAttribute("x")));
        all.put("type", snsAttribute("PaymentSucceeded"));
        cloud.sns()
                .publish(publish -> publish.topicArn(cloud.topicArn("payment-succeeded"))
                        .message("with " + attributes)
                        .messageAttributes(all));
    }

    private String arn(String queue) {
        var attributes = cloud.sqs()
                .getQueueAttributes(
                        get -> get.queueUrl(cloud.queueUrl(queue)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
    }

    private static Map<String, MessageAttributeValue> sqsAttributes(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "a" + number,
                        _ -> MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("x")
                                .build()));
    }

    private static software.amazon.awssdk.services.sns.model.MessageAttributeValue snsAttribute(String value) {
        return software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
