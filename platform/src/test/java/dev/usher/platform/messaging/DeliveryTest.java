package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.platform.SampleMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final int MAX_RECEIVES = 5;
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());
    private static final Envelope ENVELOPE = SampleMessages.paymentSucceeded();

    private final List<Envelope> handled = new ArrayList<>();

    @Test
    void aHandledMessageIsDeleted() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), 1);

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).containsExactly("deleted");
        assertThat(handled).containsExactly(ENVELOPE);
    }

    @Test
    void aMessageThatIsNotDueYetIsHiddenForThatLong() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), 1);

        deliver(message, _ -> new Verdict.RetryAfter(Duration.ofMinutes(3)));

        assertThat(message.fate).containsExactly("hidden for PT3M");
    }

    @Test
    void aMessageThatCannotBeReadIsParkedAtOnceWithItsReason() {
        var message = new FakeMessage("{\"poison\":true}", 1);

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate)
                .containsExactly("parked: not an envelope: id, type, version, occurredAt, subject and data are needed");
        assertThat(handled).isEmpty();
    }

    @Test
    void aMessageThatTheHandlerGivesUpIsParkedAtOnce() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), 1);

        deliver(message, _ -> new Verdict.Unprocessable("there is no such registration"));

        assertThat(message.fate).containsExactly("parked: there is no such registration");
    }

    @Test
    void aFailureHidesTheMessageForAGrowingWhile() {
        for (int receive = 1; receive < MAX_RECEIVES; receive++) {
            var message = new FakeMessage(CODEC.encode(ENVELOPE), receive);

            deliver(message, DeliveryTest::fail);

            assertThat(message.fate).hasSize(1);
            assertThat(message.hiddenFor)
                    .isBetween(Duration.ofSeconds(1L << (receive - 1)), Duration.ofSeconds(2L << (receive - 1)));
        }
    }

    @Test
    void theLastFailureParksTheMessageWithTheFailureAsReason() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), MAX_RECEIVES);

        deliver(message, DeliveryTest::fail);

        assertThat(message.fate)
                .containsExactly("parked: failed 5 times, at last with java.lang.IllegalStateException: S3 is away");
    }

    @Test
    void aFateThatCannotBeWrittenLeavesTheMessageToItsVisibilityTimeout() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), 1) {
            @Override
            public void delete() {
                throw new IllegalStateException("SQS is away");
            }
        };

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).isEmpty();
    }

    @Test
    void theHeartbeatEndsBeforeTheFateIsWritten() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE), 1);

        delivery(_ -> new Verdict.Done()).deliver(message, () -> {
            message.fate.add("beating");
            return () -> message.fate.add("silent");
        });

        assertThat(message.fate).containsExactly("beating", "silent", "deleted");
    }

    private void deliver(FakeMessage message, Function<Envelope, Verdict> handling) {
        delivery(handling).deliver(message, () -> () -> {});
    }

    private Delivery delivery(Function<Envelope, Verdict> handling) {
        var handler = new MessageHandler() {
            @Override
            public String queue() {
                return "ticket-service-payment-succeeded";
            }

            @Override
            public Verdict handle(Envelope envelope) {
                handled.add(envelope);
                return handling.apply(envelope);
            }
        };
        var metrics = new ListenerMetrics(new SimpleMeterRegistry());
        return new Delivery(handler, CODEC, new Backoff(new Random(42)), metrics, MAX_RECEIVES);
    }

    private static Verdict fail(Envelope envelope) {
        throw new IllegalStateException("S3 is away");
    }

    private static class FakeMessage implements ReceivedMessage {
        final List<String> fate = new ArrayList<>();
        private final String text;
        private final int receiveCount;
        Duration hiddenFor = Duration.ZERO;

        FakeMessage(String text, int receiveCount) {
            this.text = text;
            this.receiveCount = receiveCount;
        }

        @Override
        public String id() {
            return "m-1";
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public int receiveCount() {
            return receiveCount;
        }

        @Override
        public void delete() {
            fate.add("deleted");
        }

        @Override
        public void hideFor(Duration length) {
            hiddenFor = length;
            fate.add("hidden for " + length);
        }

        @Override
        public void park(String reason) {
            fate.add("parked: " + reason);
        }
    }
}
