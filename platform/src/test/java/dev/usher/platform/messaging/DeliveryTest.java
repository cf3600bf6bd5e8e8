package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.testing.MovingClock;
import dev.usher.platform.testing.RecordedSpans;
import dev.usher.platform.tracing.MessageSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import io.opentelemetry.api.common.AttributeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.model.SnsException;

class DeliveryTest {
    private static final int TRIES = 5;
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final MessagesConfig CONFIG = new MessagesConfig(
            Duration.ofHours(12),
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            TRIES,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());
    private static final Envelope ENVELOPE =
            Envelope.of(SampleMessages.PAID_AT, SampleMessages.paymentSucceeded(SampleMessages.REGISTRATION, 2));

    private final List<Envelope> handled = new ArrayList<>();
    private final MovingClock clock = new MovingClock(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordedSpans recorded = new RecordedSpans();
    private final MessageSpans spans = new MessageSpans(recorded.tracer());
    private final QueueRest rest = new QueueRest(CONFIG, clock);
    private final WaitingMessages waiting = new WaitingMessages(QUEUE, meters, rest, clock);

    @Test
    void aHandledMessageIsDeleted() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).containsExactly("deleted");
        assertThat(handled).containsExactly(ENVELOPE);
    }

    @Test
    void aMessageThatIsNotDueYetComesBackThen() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        deliver(message, _ -> new Verdict.RetryAfter(Duration.ofMinutes(3), "logo"));

        assertThat(message.fate).containsExactly("comes back");
        assertThat(message.pause).isEqualTo(Duration.ofMinutes(3));
        assertThat(message.left).isEqualTo(new Attempts("m-1", START, 1, 0, "logo"));
    }

    @Test
    void aMessageThatCannotBeReadIsParkedAtOnceWithItsReason() {
        var message = new FakeMessage("{\"poison\":true}");

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate)
                .containsExactly("parked: not an envelope: id, type, version, occurredAt, subject and data are needed");
        assertThat(message.thrown).isEqualTo("dev.usher.contracts.message.UnreadableMessage");
        assertThat(handled).isEmpty();
    }

    @Test
    void aMessageOfAnotherTypeIsParkedAtOnceAndNotHandled() {
        var released = new RegistrationReleased(SampleMessages.REGISTRATION, START);
        var message = new FakeMessage(CODEC.encode(Envelope.of(START, released)));

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate)
                .containsExactly("parked: this queue is for PaymentSucceeded, not RegistrationReleased of "
                        + released.registrationId());
        assertThat(handled).isEmpty();
    }

    @Test
    void aMessageThatTheHandlerGivesUpIsParkedAtOnce() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        deliver(message, _ -> new Verdict.Unprocessable("there is no such registration"));

        assertThat(message.fate).containsExactly("parked: there is no such registration");
        assertThat(message.thrown).isNull();
    }

    @Test
    void whatNobodyForesawIsTriedAgainAfterAGrowingWhileAndThenParked() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        for (int failure = 1; failure < TRIES; failure++) {
            deliver(message, DeliveryTest::fail);

            assertThat(message.fate).hasSize(failure).allMatch("comes back"::equals);
            assertThat(message.pause)
                    .isBetween(Duration.ofSeconds(1L << (failure - 1)), Duration.ofSeconds(2L << (failure - 1)));
        }
        deliver(message, DeliveryTest::fail);

        assertThat(message.fate)
                .last()
                .isEqualTo("parked: failed 5 times, at last with java.lang.IllegalStateException: never seen before");
        assertThat(message.thrown).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aMessageOfALaterReleaseWaitsForIt() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE).replace("\"version\":1", "\"version\":2"));

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).containsExactly("comes back");
        assertThat(message.left).extracting(Attempts::cause).isEqualTo("too-new");
        clock.advance(CONFIG.patience());
        deliver(message, _ -> new Verdict.Done());
        assertThat(message.fate).last().asString().startsWith("parked: waited for PT12H, at last because of too-new");
    }

    @Test
    void whatMayPassComesBackForHoursWithPausesOfMinutes() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));
        int tries = 0;

        while (clock.instant().isBefore(START.plus(CONFIG.patience()))) {
            deliver(message, DeliveryTest::away);
            tries++;
            assertThat(message.fate).hasSize(tries).allMatch("comes back"::equals);
            assertThat(message.pause).isLessThanOrEqualTo(CONFIG.longestPause());
            clock.advance(message.pause);
        }
        deliver(message, DeliveryTest::away);

        assertThat(tries).isBetween(140, 350);
        assertThat(message.fate)
                .last()
                .asString()
                .startsWith("parked: waited for PT12H, at last because of sns is away");
    }

    @Test
    void whatWaitsIsSeenWithItsAgeAndItsCauseUntilItIsHandled() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));
        deliver(message, DeliveryTest::away);
        clock.advance(Duration.ofSeconds(90));
        deliver(message, DeliveryTest::away);

        assertThat(oldest("sns")).isEqualTo(90.0);
        deliver(message, _ -> new Verdict.Done());
        assertThat(oldest("sns")).isZero();
    }

    @Test
    void whatDoesNotComeBackHereIsShownByTheInstanceThatHasIt() {
        deliver(new FakeMessage(CODEC.encode(ENVELOPE)), DeliveryTest::away);

        clock.advance(Duration.ofMinutes(10));

        assertThat(oldest("sns")).isZero();
    }

    @Test
    void theQueueRestsWhileADependencyIsAwayAndTheGaugeGoesOn() {
        for (int i = 0; i < 3; i++) {
            assertThat(rest.resting()).isEmpty();
            deliver(new FakeMessage(CODEC.encode(ENVELOPE)), DeliveryTest::away);
        }
        assertThat(rest.resting()).contains(new QueueRest.Resting("sns", START));
        assertThat(rest.left()).isEqualTo(CONFIG.firstPause());

        clock.advance(Duration.ofMinutes(10));
        assertThat(oldest("sns")).isEqualTo(600.0);
        deliver(new FakeMessage(CODEC.encode(ENVELOPE)), DeliveryTest::away);
        assertThat(rest.left()).isEqualTo(CONFIG.firstPause().multipliedBy(2));

        clock.advance(rest.left());
        deliver(new FakeMessage(CODEC.encode(ENVELOPE)), _ -> new Verdict.Done());
        assertThat(rest.resting()).isEmpty();
    }

    @Test
    void whoWaitsForItsTurnWaitsLongerThanThePatienceAndTheQueueRests() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        for (int hour = 0; hour < 30; hour++) {
            deliver(message, _ -> new Verdict.Throttled("mail-quota", "the quota of the day is used up"));
            clock.advance(Duration.ofHours(1));
        }

        assertThat(message.fate).hasSize(30).allMatch("comes back"::equals);
        assertThat(message.pause).isLessThanOrEqualTo(CONFIG.longestPause());
        assertThat(rest.resting()).map(QueueRest.Resting::dependency).contains("mail-quota");
        deliver(message, _ -> new Verdict.Done());
        assertThat(message.fate).last().isEqualTo("deleted");
    }

    @Test
    void whatConcernsOneMessageAloneNeverLetsTheQueueRest() {
        for (int i = 0; i < 20; i++) {
            deliver(new FakeMessage(CODEC.encode(ENVELOPE)), _ -> new Verdict.NotYet("mail-not-taken", "greylisted"));
        }

        assertThat(rest.resting()).isEmpty();
    }

    @Test
    void whatStopsWhileTheQueueRestsGivesItsMessageBackAtOnce() {
        rest.stop();
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).containsExactly("hidden for PT0S");
        assertThat(handled).isEmpty();
    }

    @Test
    void attemptsThatNobodyCanHaveMadeCountAsNone() {
        for (Attempts claimed : List.of(
                new Attempts("m-1", Instant.parse("+100000000-01-01T00:00:00Z"), 1, 0, "sns"),
                new Attempts("m-1", START, Integer.MIN_VALUE, Integer.MIN_VALUE, "failed"),
                new Attempts("m-1", START, 0, 3, "failed"))) {
            var message = new FakeMessage(CODEC.encode(ENVELOPE));
            message.left = claimed;

            deliver(message, DeliveryTest::fail);

            assertThat(message.left).isEqualTo(new Attempts("m-1", START, 1, 1, "failed"));
        }
    }

    @Test
    void evenAnErrorEndsNoSession() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        deliver(message, _ -> {
            throw new StackOverflowError();
        });

        assertThat(message.fate).containsExactly("comes back");
    }

    @Test
    void aFateThatCannotBeWrittenLeavesTheMessageToItsVisibilityTimeout() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE)) {
            @Override
            public void delete() {
                throw new IllegalStateException("SQS is away");
            }
        };

        deliver(message, _ -> new Verdict.Done());

        assertThat(message.fate).isEmpty();
    }

    @Test
    void eachTryIsASpanOfTheTraceThatTheMessageCameIn() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));
        message.traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        deliver(message, DeliveryTest::fail);
        deliver(message, _ -> new Verdict.Done());

        assertThat(recorded.all()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getName()).isEqualTo("process " + QUEUE);
            assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getAttributes().asMap().toString())
                    .contains("usher.registration.id=" + SampleMessages.REGISTRATION);
        });
        assertThat(recorded.all())
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("usher.verdict")))
                .containsExactly("retryafter", "done");
    }

    @Test
    void theHeartbeatEndsBeforeTheFateIsWritten() {
        var message = new FakeMessage(CODEC.encode(ENVELOPE));

        delivery(_ -> new Verdict.Done()).deliver(message, () -> {
            message.fate.add("beating");
            return () -> message.fate.add("silent");
        });

        assertThat(message.fate).containsExactly("beating", "silent", "deleted");
    }

    @Test
    void aMessageOfSomebodyElseReachesItsHandlerAsItIs() {
        var texts = new ArrayList<String>();
        var foreign = new ForeignMessageHandler() {
            @Override
            public String queue() {
                return QUEUE;
            }

            @Override
            public Verdict handle(String text) {
                texts.add(text);
                return text.equals("{}") ? new Verdict.Done() : new Verdict.Unprocessable("no report");
            }
        };
        var good = new FakeMessage("{}");
        var bad = new FakeMessage("no JSON");

        delivery(foreign).deliver(bad, () -> () -> {});
        delivery(foreign).deliver(good, () -> () -> {});

        assertThat(texts).containsExactly("no JSON", "{}");
        assertThat(bad.fate).containsExactly("parked: no report");
        assertThat(good.fate).containsExactly("deleted");
    }

    private void deliver(FakeMessage message, Function<Envelope, Verdict> handling) {
        delivery(handling).deliver(message, () -> () -> {});
    }

    private Delivery delivery(Function<Envelope, Verdict> handling) {
        var handler = new MessageHandler<PaymentSucceeded>() {
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
                handled.add(envelope);
                return handling.apply(envelope);
            }
        };
        return delivery(handler);
    }

    private Delivery delivery(QueueHandler handler) {
        var backoff = new Backoff(new Random(42), CONFIG.firstPause(), CONFIG.longestPause());
        return new Delivery(handler, CODEC, CONFIG, backoff, rest, waiting, new ListenerMetrics(meters), spans, clock);
    }

    private double oldest(String cause) {
        return meters.get("usher.messages.waiting.oldest.seconds")
                .tags("queue", QUEUE, "cause", cause)
                .gauge()
                .value();
    }

    private static Verdict fail(Envelope envelope) {
        throw new IllegalStateException("never seen before");
    }

    private static Verdict away(Envelope envelope) {
        throw new IllegalStateException(
                "cannot publish",
                SnsException.builder()
                        .statusCode(503)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .serviceName("Sns")
                                .errorCode("InternalError")
                                .build())
                        .build());
    }

    /// One message through all its tries.
    private static class FakeMessage implements ReceivedMessage {
        final List<String> fate = new ArrayList<>();
        private final String text;

        @Nullable
        Attempts left;

        @Nullable
        String traceparent;

        boolean isReplay;

        @Nullable
        String thrown;

        Duration pause = Duration.ZERO;

        FakeMessage(String text) {
            this.text = text;
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
        public @Nullable String traceparent() {
            return traceparent;
        }

        @Override
        public boolean isReplay() {
            return isReplay;
        }

        @Override
        public Optional<Attempts> attempts() {
            return Optional.ofNullable(left);
        }

        @Override
        public void delete() {
            fate.add("deleted");
        }

        @Override
        public void hideFor(Duration length) {
            fate.add("hidden for " + length);
        }

        @Override
        public void comeBack(Attempts attempts, Duration pause) {
            this.left = attempts;
            this.pause = pause;
            fate.add("comes back");
        }

        @Override
        public void park(String reason, @Nullable String exception, Attempts attempts) {
            fate.add("parked: " + reason);
            thrown = exception;
        }
    }
}
