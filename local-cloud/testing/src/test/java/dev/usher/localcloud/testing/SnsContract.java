package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How SNS behaves towards a topic with one queue, from publishing to receiving.
abstract class SnsContract {

    private final CloudUnderTest cloud;
    private String topicArn = "";
    private String queueUrl = "";
    private String queueArn = "";

    SnsContract(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @BeforeEach
    void createTopicAndQueue() {
        var name = "sns-" + System.nanoTime();
        topicArn = cloud.sns().createTopic(request -> request.name(name)).topicArn();
        queueUrl = createQueue(name);
        queueArn = arnOf(queueUrl);
    }

    @Test
    void rawDeliveryHandsOverBodyAndAttributesAsPublished() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        cloud.sns()
                .publish(request -> request.topicArn(topicArn)
                        .message("{\"text\":\"Grüße & <Küsse>\"}")
                        .messageAttributes(Map.of("type", text("PaymentSucceeded"))));

        var message = receive().getFirst();
        assertThat(message.body()).isEqualTo("{\"text\":\"Grüße & <Küsse>\"}");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "type", value -> assertThat(value.stringValue()).isEqualTo("PaymentSucceeded"));
    }

    @Test
    void withoutRawDeliveryTheMessageIsInAnEnvelope() {
        subscribe(Map.of());

        cloud.sns().publish(request -> request.topicArn(topicArn).message("hello"));

        assertThat(receive().getFirst().body())
                .contains("\"Message\"", "\"hello\"", "\"Type\"", "\"Notification\"", topicArn);
    }

    @Test
    void aFilterOnAnAttributeHoldsBackOtherTypes() {
        subscribeRawWith("{\"type\":[\"PaymentSucceeded\"]}");

        publish("refund", Map.of("type", text("PaymentRefunded")));
        publish("without", Map.of());
        publish("payment", Map.of("type", text("PaymentSucceeded")));

        assertThat(receivedBodies(1)).containsExactly("payment");
    }

    @Test
    void anythingButTakesEveryOtherValueThatIsThere() {
        subscribeRawWith("{\"type\":[{\"anything-but\":[\"a\",\"b\"]}]}");

        publish("a", Map.of("type", text("a")));
        publish("without", Map.of());
        publish("c", Map.of("type", text("c")));

        assertThat(receivedBodies(1)).containsExactly("c");
    }

    @Test
    void prefixAndExistsAreBothKnown() {
        subscribeRawWith("{\"type\":[{\"prefix\":\"Ticket\"}],\"secret\":[{\"exists\":false}]}");

        publish("payment", Map.of("type", text("PaymentSucceeded")));
        publish("secret", Map.of("type", text("TicketIssued"), "secret", text("yes")));
        publish("issued", Map.of("type", text("TicketIssued")));

        assertThat(receivedBodies(1)).containsExactly("issued");
    }

    @Test
    void numbersAreComparedAsNumbers() {
        subscribeRawWith("{\"amount\":[{\"numeric\":[\">\",9,\"<=\",100]}]}");

        publish("9", Map.of("amount", number("9")));
        publish("100.0", Map.of("amount", number("100.0")));
        publish("101", Map.of("amount", number("101")));

        assertThat(receivedBodies(1)).containsExactly("100.0");
    }

    @Test
    void aFilterOnTheBodyLooksIntoNestedObjects() {
        subscribe(Map.of(
                "RawMessageDelivery", "true",
                "FilterPolicyScope", "MessageBody",
                "FilterPolicy", "{\"event\":{\"city\":[\"Berlin\"]}}"));

        publish("{\"event\":{\"city\":\"Paris\"}}", Map.of());
        publish("{\"event\":{\"city\":\"Berlin\"}}", Map.of());

        assertThat(receivedBodies(1)).containsExactly("{\"event\":{\"city\":\"Berlin\"}}");
    }

    @Test
    void aChangedFilterAppliesToWhatIsPublishedNext() {
        var subscription = subscribeRawWith("{\"type\":[\"old\"]}");
        cloud.sns()
                .setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                        .attributeName("FilterPolicy")
                        .attributeValue("{\"type\":[\"new\"]}"));

        publish("old", Map.of("type", text("old")));
        publish("new", Map.of("type", text("new")));

        assertThat(receivedBodies(1)).containsExactly("new");
    }

    @Test
    void aBatchOfTenArrivesWholeAndElevenAreRefused() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        var result =
                cloud.sns().publishBatch(request -> request.topicArn(topicArn).publishBatchRequestEntries(entries(10)));

        assertThat(result.successful()).hasSize(10);
        assertThat(receivedBodies(10)).hasSize(10).doesNotHaveDuplicates();
        assertThatThrownBy(() -> cloud.sns()
                        .publishBatch(request -> request.topicArn(topicArn).publishBatchRequestEntries(entries(11))))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void aStandardQueueGetsTheGroupsOfMessages() {
        subscribe(Map.of("RawMessageDelivery", "true"));
        var inGroup = entries(2).stream()
                .map(entry ->
                        entry.toBuilder().messageGroupId("EVENT#" + entry.id()).build())
                .toList();

        cloud.sns().publishBatch(request -> request.topicArn(topicArn).publishBatchRequestEntries(inGroup));

        var groups = new HashMap<String, String>();
        while (groups.size() < 2) {
            receive()
                    .forEach(message -> groups.put(
                            message.body(), message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)));
        }
        assertThat(groups).isEqualTo(Map.of("message 0", "EVENT#entry-0", "message 1", "EVENT#entry-1"));
    }

    @Test
    void moreThan256KibibytesAreRefused() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        publish("x".repeat(256 * 1024), Map.of());

        assertThatThrownBy(() -> publish("x".repeat(256 * 1024 + 1), Map.of()))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(receivedBodies(1)).allMatch(body -> body.length() == 256 * 1024);
    }

    @Test
    void whatAMissingQueueCannotTakeGoesToTheDeadLetterQueueOfTheSubscription() {
        var deadLetterUrl = createQueue("dlq-" + System.nanoTime());
        subscribe(Map.of(
                "RawMessageDelivery",
                "true",
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + arnOf(deadLetterUrl) + "\"}"));
        cloud.sqs().deleteQueue(request -> request.queueUrl(queueUrl));

        publish("lost?", Map.of());

        assertThat(receive(deadLetterUrl)).extracting(Message::body).containsExactly("lost?");
    }

    @Test
    void subscribingAgainAnswersTheSameSubscription() {
        var first = subscribeRawWith("{\"type\":[\"a\"]}");
        var second = subscribeRawWith("{\"type\":[\"a\"]}");

        var listed = cloud.sns().listSubscriptionsByTopic(request -> request.topicArn(topicArn));

        assertThat(second).isEqualTo(first);
        assertThat(listed.subscriptions()).hasSize(1);
    }

    @Test
    void aFilterThatIsNotOneIsRefused() {
        assertThatThrownBy(() -> subscribeRawWith("{\"type\":\"not a list\"}"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void publishingToAnUnknownTopicIsNotFound() {
        assertThatThrownBy(() -> cloud.sns()
                        .publish(request ->
                                request.topicArn(topicArn + "-unknown").message("x")))
                .isInstanceOf(NotFoundException.class);
    }

    private String createQueue(String name) {
        return cloud.sqs().createQueue(request -> request.queueName(name)).queueUrl();
    }

    private String arnOf(String url) {
        var attributes = cloud.sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return String.valueOf(attributes.get(QueueAttributeName.QUEUE_ARN));
    }

    private String subscribe(Map<String, String> attributes) {
        return cloud.sns()
                .subscribe(request -> request.topicArn(topicArn)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private String subscribeRawWith(String filterPolicy) {
        return subscribe(Map.of("RawMessageDelivery", "true", "FilterPolicy", filterPolicy));
    }

    private void publish(String body, Map<String, MessageAttributeValue> attributes) {
        cloud.sns().publish(request -> request.topicArn(topicArn).message(body).messageAttributes(attributes));
    }

    private static List<PublishBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> PublishBatchRequestEntry.builder()
                        .id("entry-" + number)
                        .message("message " + number)
                        .build())
                .toList();
    }

    /// Receives until `count` messages are there, and then looks once more for one too many.
    private List<String> receivedBodies(int count) {
        var bodies = new ArrayList<String>();
        while (bodies.size() < count) {
            var messages = receive();
            assertThat(messages).as("messages after %s", bodies).isNotEmpty();
            messages.forEach(message -> bodies.add(message.body()));
        }
        cloud.sqs()
                .receiveMessage(request -> request.queueUrl(queueUrl).waitTimeSeconds(0))
                .messages()
                .forEach(message -> bodies.add(message.body()));
        return bodies;
    }

    private List<Message> receive() {
        return receive(queueUrl);
    }

    private List<Message> receive(String url) {
        return cloud.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }
}
