package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.service.Revision;
import dev.usher.platform.tracing.MessageSpans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Consuming a queue, wherever it is.
@OnEachCloud
class QueueListenersIT {
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final String GROUP = "EVENT#1";
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());
    private static final String BODY = CODEC.encode(
            Envelope.of(SampleMessages.PAID_AT, SampleMessages.paymentSucceeded(SampleMessages.REGISTRATION, 2)));
    private static final MessagesConfig CONFIG = new MessagesConfig(
            Duration.ofHours(12),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            8,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    private final CloudUnderTest cloud;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReceiveThreads threads = new ReceiveThreads(Clock.systemUTC());
    private final VisibilityHeartbeat heartbeat = new VisibilityHeartbeat();
    private final BlockingQueue<Envelope> handled = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Function<Envelope, Verdict>> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger defects = new AtomicInteger();
    private final BlockingQueue<Thread> endingThreads = new LinkedBlockingQueue<>();
    private final SqsClient sqs;
    private final QueueListeners listeners;

    QueueListenersIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.sqs = client(cloud.endpoints());
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.listeners = new QueueListeners(
                List.of(new Handler()),
                sqs,
                CODEC,
                CONFIG,
                meters,
                heartbeat,
                threads,
                MessageSpans.none(),
                new ConsumerSwitch(cloud.dynamoDb(), "ticket-service", names, Revision.of("41"), Clock.systemUTC()),
                names,
                Clock.systemUTC());
    }

    @BeforeEach
    void listen() {
        for (String queue : List.of(QUEUE, QUEUE + "-dlq")) {
            cloud.sqs().purgeQueue(purge -> purge.queueUrl(cloud.queueUrl(queue)));
        }
        listeners.start();
    }

    @AfterEach
    void stop() {
        listeners.stop();
        forget("paused#" + QUEUE);
        forget(ConsumersRow.ONLY);
        heartbeat.stop();
        sqs.close();
    }

    @Test
    void whatComesBackKnowsItsTriesAndKeepsItsAttributes() throws InterruptedException {
        script.add(_ -> new Verdict.NotYet("logo", "it is not there yet"));
        script.add(_ -> new Verdict.NotYet("logo", "it is not there yet"));

        send(BODY, Map.of("type", text("PaymentSucceeded"), "traceparent", text("00-1-2-03")));

        for (int tries = 1; tries <= 3; tries++) {
            assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        script.add(_ -> new Verdict.Unprocessable("enough"));
        send(BODY, Map.of("type", text("PaymentSucceeded"), "traceparent", text("00-1-2-03")));
        Message parked = parked();
        assertThat(parked.messageAttributes()).containsOnlyKeys("type", "traceparent", Failure.ATTRIBUTE);
        assertThat(parked.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, GROUP);
    }

    @Test
    void howOftenAMessageWasReplayedSurvivesEachParking() throws InterruptedException {
        script.add(_ -> new Verdict.Unprocessable("the first time"));
        script.add(_ -> new Verdict.NotYet("logo", "it is not there yet"));
        script.add(_ -> new Verdict.Unprocessable("the second time"));
        MessageAttributeValue once = text("{\"run\":\"r-1\",\"times\":1,\"at\":\"2026-11-22T12:00:00Z\"}");

        send(BODY, Map.of("type", text("PaymentSucceeded"), Replay.ATTRIBUTE, once));
        Message parked = parked();
        assertThat(parked.messageAttributes()).containsEntry(Replay.ATTRIBUTE, once);
        cloud.sqs()
                .deleteMessage(delete ->
                        delete.queueUrl(cloud.queueUrl(QUEUE + "-dlq")).receiptHandle(parked.receiptHandle()));

        // As usher sends it back: without the failure, and with the replay.
        MessageAttributeValue twice = text("{\"run\":\"r-2\",\"times\":2,\"at\":\"2026-11-22T13:00:00Z\"}");
        send(BODY, Map.of("type", text("PaymentSucceeded"), Replay.ATTRIBUTE, twice));

        assertThat(parked().messageAttributes())
                .containsEntry(Replay.ATTRIBUTE, twice)
                .containsOnlyKeys("type", Failure.ATTRIBUTE, Replay.ATTRIBUTE);
    }

    @Test
    void noAttributeEndsTheReceivingThread() throws InterruptedException {
        var hostile = MessageAttributeValue.builder()
                .dataType("Number.int")
                .stringValue("1.5")
                .build();
        for (int i = 0; i < 3; i++) {
            send(BODY, Map.of("type", hostile, "JMS_SQSMessageType", text("object")));
        }

        for (int i = 0; i < 3; i++) {
            assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(listeners.silentQueues()).isEmpty();
    }

    @Test
    void parkingKeepsAllTenAttributes() throws InterruptedException {
        var attributes = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 10; i++) {
            attributes.put("a" + i, text("value " + i));
        }

        send("{}", attributes);

        Message parked = parked();
        assertThat(parked.messageAttributes()).hasSize(10).containsEntry("a8", text("value 8"));
        assertThat(Objects.requireNonNull(parked.messageAttributes().get(Failure.ATTRIBUTE))
                        .stringValue())
                .contains("not an envelope", "\"queue\":\"" + QUEUE + "\"", "a9", "value 9");
    }

    @Test
    void waitingKeepsAllTenAttributesTwiceOver() throws InterruptedException {
        var attributes = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 10; i++) {
            attributes.put("a" + i, text("value " + i));
        }
        script.add(_ -> new Verdict.NotYet("logo", "it is not there yet"));
        script.add(_ -> new Verdict.NotYet("logo", "it is not there yet"));
        script.add(_ -> new Verdict.Unprocessable("enough \uD83C\uDF9F".repeat(200)));

        send(BODY, attributes);

        Message parked = parked();
        assertThat(handled).hasSize(3);
        assertThat(parked.messageAttributes()).hasSize(10).containsEntry("a8", text("value 8"));
        assertThat(Objects.requireNonNull(parked.messageAttributes().get(Failure.ATTRIBUTE))
                        .stringValue())
                .contains("enough", "\"tries\":2", "a9", "value 9");
    }

    @Test
    void aReceivingThreadThatEndedIsReplaced() throws InterruptedException {
        send(BODY, Map.of());
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();
        Counter restarts = meters.get("usher.listener.restarts").counter();
        defects.set(2);
        for (int i = 0; i < 2; i++) {
            Thread ending = endingThreads.poll(30, TimeUnit.SECONDS);
            assertThat(ending).isNotNull();
            ending.join();
        }

        for (int look = 0; look < 30 && !listeners.silentQueues().isEmpty(); look++) {
            send(BODY, Map.of());
            handled.poll(1, TimeUnit.SECONDS);
        }
        assertThat(listeners.silentQueues()).isEmpty();
        assertThat(restarts.count()).isPositive();
        handled.clear();
        send(BODY, Map.of());

        assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    /// What the polls under way bring is given back, so that somebody else can have it at once.
    @Test
    void aPausedQueueIsNotConsumedUntilItIsResumed() throws InterruptedException {
        send(BODY, Map.of());
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();

        set("paused#" + QUEUE, Map.of(ConsumersRow.BY, attribute("somebody")));
        awaitHeld(true);
        send(BODY, Map.of());

        assertThat(visible(QUEUE)).isNotNull();
        assertThat(handled).isEmpty();
        assertThat(listeners.silentQueues()).isEmpty();
        assertThat(meters.get("usher.queue.held").gauge().value()).isOne();

        forget("paused#" + QUEUE);

        assertThat(handled.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(meters.get("usher.queue.held").gauge().value()).isZero();
    }

    @Test
    void aRevisionConsumesOnceTheRowNamesIt() throws InterruptedException {
        set(ConsumersRow.ONLY, only("40"));
        awaitHeld(true);
        send(BODY, Map.of());
        assertThat(visible(QUEUE)).isNotNull();

        set(ConsumersRow.ONLY, only("41"));

        assertThat(handled.poll(60, TimeUnit.SECONDS)).isNotNull();
    }

    private void awaitHeld(boolean held) throws InterruptedException {
        for (int look = 0; look < 300 && listeners.heldQueues().isEmpty() == held; look++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(listeners.heldQueues().isEmpty()).isNotEqualTo(held);
    }

    private static Map<String, AttributeValue> only(String revision) {
        return Map.of(
                ConsumersRow.REVISION,
                attribute(revision),
                ConsumersRow.UNTIL,
                attribute(Instant.now().plusSeconds(600).toString()));
    }

    private void set(String name, Map<String, AttributeValue> value) {
        cloud.dynamoDb()
                .updateItem(update -> update.tableName(cloud.nameOf("ticket-leases"))
                        .key(Map.of(ConsumersRow.KEY, attribute(ConsumersRow.ID)))
                        .updateExpression("SET #name = :value")
                        .expressionAttributeNames(Map.of("#name", name))
                        .expressionAttributeValues(Map.of(
                                ":value", AttributeValue.builder().m(value).build())));
    }

    private void forget(String name) {
        cloud.dynamoDb()
                .updateItem(update -> update.tableName(cloud.nameOf("ticket-leases"))
                        .key(Map.of(ConsumersRow.KEY, attribute(ConsumersRow.ID)))
                        .updateExpression("REMOVE #name")
                        .expressionAttributeNames(Map.of("#name", name)));
    }

    /// A message that others can receive; it is visible again a second later.
    private @Nullable Message visible(String queue) {
        for (int look = 0; look < 30; look++) {
            Optional<Message> found = cloud
                    .sqs()
                    .receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(queue))
                            .visibilityTimeout(1)
                            .waitTimeSeconds(1))
                    .messages()
                    .stream()
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static AttributeValue attribute(String text) {
        return AttributeValue.fromS(text);
    }

    private void send(String body, Map<String, MessageAttributeValue> attributes) {
        cloud.sqs()
                .sendMessage(send -> send.queueUrl(cloud.queueUrl(QUEUE))
                        .messageBody(body)
                        .messageGroupId(GROUP)
                        .messageAttributes(attributes));
    }

    private Message parked() {
        for (int look = 0; look < 30; look++) {
            Optional<Message> found = cloud
                    .sqs()
                    .receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(QUEUE + "-dlq"))
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .waitTimeSeconds(1))
                    .messages()
                    .stream()
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("nothing was parked");
    }

    private SqsClient client(AwsEndpoints endpoints) {
        SqsClientBuilder builder =
                SqsClient.builder().overrideConfiguration(override -> override.addExecutionInterceptor(new Defect()));
        return new SqsReceivePolicy(threads, CONFIG)
                .applyTo(builder)
                .endpointOverride(endpoints.sqs())
                .region(Region.of(endpoints.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey())))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
                .build();
    }

    private static MessageAttributeValue text(String value) {
        return PackedAttributes.string(value);
    }

    /// Ends the requested number of receives, and with them their threads.
    private final class Defect implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof ReceiveMessageRequest && defects.getAndDecrement() > 0) {
                endingThreads.add(Thread.currentThread());
                throw new AssertionError("a defect in the SDK");
            }
        }
    }

    /// Does what the script says, and is done with everything else.
    private final class Handler implements MessageHandler<PaymentSucceeded> {
        @Override
        public String queue() {
            return QUEUE;
        }

        @Override
        public Class<PaymentSucceeded> reads() {
            return PaymentSucceeded.class;
        }

        @Override
        public Verdict handle(PaymentSucceeded message, Envelope envelope) {
            Function<Envelope, Verdict> next = script.poll();
            handled.add(envelope);
            return next == null ? new Verdict.Done() : next.apply(envelope);
        }
    }
}
