package dev.usher.platform.messaging;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.contracts.message.UnreadableMessage;
import dev.usher.platform.aws.AwsOutage;
import dev.usher.platform.tracing.MessageSpans;
import dev.usher.platform.tracing.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What happens to one received message: decode, handle, conclude.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final QueueHandler handler;
    private final MessageCodec codec;
    private final MessagesConfig config;
    private final Backoff backoff;
    private final QueueRest rest;
    private final WaitingMessages waiting;
    private final ListenerMetrics metrics;
    private final MessageSpans spans;
    private final Clock clock;

    Delivery(
            QueueHandler handler,
            MessageCodec codec,
            MessagesConfig config,
            Backoff backoff,
            QueueRest rest,
            WaitingMessages waiting,
            ListenerMetrics metrics,
            MessageSpans spans,
            Clock clock) {
        this.handler = handler;
        this.codec = codec;
        this.config = config;
        this.backoff = backoff;
        this.rest = rest;
        this.waiting = waiting;
        this.metrics = metrics;
        this.spans = spans;
        this.clock = clock;
    }

    /// Never throws: a message whose fate cannot be recorded is received again after its visibility
    /// timeout. While the queue rests, the message is kept and handled afterwards.
    ///
    /// @param heartbeat started before the handler, ended before the message's fate is written
    void deliver(ReceivedMessage message, Supplier<VisibilityHeartbeat.Beating> heartbeat) {
        MessageSpans.@Nullable Handling span = null;
        try (var _ = MDC.putCloseable("queue", handler.queue())) {
            @Nullable Handled handled = null;
            try (var _ = heartbeat.get()) {
                if (rest.await()) {
                    span = spans.handling(handler.queue(), message.id(), message.traceparent(), message.isReplay());
                    handled = handle(message);
                }
            }
            if (span == null || handled == null) {
                message.hideFor(Duration.ZERO);
                return;
            }
            span.concluded(ListenerMetrics.name(handled.verdict().getClass()), handled.error());
            conclude(message, handled);
            tellRest(handled.verdict());
        } catch (RuntimeException | Error e) {
            LOG.error("The fate of message {} could not be written; it will be seen again", message.id(), e);
            rest.away("sqs");
        } finally {
            if (span != null) {
                span.end();
            }
        }
    }

    private Handled handle(ReceivedMessage message) {
        Instant now = clock.instant();
        Attempts attempts = message.attempts()
                .filter(claimed -> claimed.isPlausibleAt(now))
                .orElseGet(() -> Attempts.none(message.id(), now));
        try {
            return next(attempts, verdict(message.text()));
        } catch (UnreadableMessage e) {
            String reason = String.valueOf(e.getMessage());
            // An older release may receive messages of a newer one while both run.
            return next(
                            attempts,
                            e.isTooNew() ? new Verdict.NotYet("too-new", reason) : new Verdict.Unprocessable(reason))
                    .because(e);
        } catch (RuntimeException | Error e) {
            LOG.warn("Handling message {} failed at try {}", message.id(), attempts.tries() + 1, e);
            return AwsOutage.seenIn(e)
                    .map(service -> next(attempts, new Verdict.Away(service, e.toString())))
                    .orElseGet(() -> afterFailure(attempts.failed(), e))
                    .because(e);
        }
    }

    private Verdict verdict(String text) {
        return switch (handler) {
            case MessageHandler<?> ours -> {
                Envelope envelope = codec.decode(text);
                Subject.note(envelope.message().subject());
                yield metrics.timed(ours.queue(), () -> ours.handle(envelope));
            }
            case ForeignMessageHandler theirs -> metrics.timed(theirs.queue(), () -> theirs.handle(text));
        };
    }

    /// An unforeseen failure: tried a few more times, because it may have been chance.
    private Handled afterFailure(Attempts attempts, Throwable failure) {
        return attempts.failures() < config.tries()
                ? new Handled(new Verdict.RetryAfter(backoff.after(attempts.failures()), "failed"), attempts)
                : new Handled(
                        new Verdict.Unprocessable("failed " + attempts.failures() + " times, at last with " + failure),
                        attempts);
    }

    private Handled next(Attempts attempts, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Done() -> new Handled(verdict, attempts);
            case Verdict.Unprocessable _ -> new Handled(verdict, attempts);
            case Verdict.RetryAfter later -> patiently(verdict, attempts.again(later.cause()), later.cause());
            case Verdict.NotYet(var cause, var reason) ->
                patiently(verdict, attempts.again(cause), cause + ": " + reason);
            case Verdict.Away(var dependency, var reason) ->
                patiently(verdict, attempts.again(dependency), dependency + " is away: " + reason);
            case Verdict.Throttled(var dependency, var _) ->
                new Handled(verdict, attempts.waited(dependency, clock.instant()));
        };
    }

    private Handled patiently(Verdict verdict, Attempts attempts, String reason) {
        boolean patient = attempts.waitedAt(clock.instant()).compareTo(config.patience()) < 0;
        return patient
                ? new Handled(verdict, attempts)
                : new Handled(
                        new Verdict.Unprocessable("waited for " + config.patience() + ", at last because of " + reason),
                        attempts);
    }

    private void conclude(ReceivedMessage message, Handled handled) {
        Attempts attempts = handled.attempts();
        metrics.concluded(handler.queue(), handled.verdict());
        switch (handled.verdict()) {
            case Verdict.Done() -> {
                message.delete();
                waiting.ended(attempts);
            }
            case Verdict.RetryAfter later -> comeBack(message, attempts, later.delay());
            case Verdict.NotYet _ -> comeBack(message, attempts, backoff.after(attempts.tries()));
            case Verdict.Away _ -> comeBack(message, attempts, backoff.after(attempts.tries()));
            case Verdict.Throttled(var dependency, var reason) -> {
                LOG.info("{} takes no more from us for now: {}", dependency, reason);
                comeBack(message, attempts, backoff.after(attempts.tries()));
            }
            case Verdict.Unprocessable(var reason) -> {
                LOG.error(
                        "Message {} goes to the dead-letter queue: {}",
                        message.id(),
                        SqsReceivedMessage.printable(reason));
                message.park(reason, handled.exception(), attempts);
                waiting.ended(attempts);
            }
        }
    }

    private void comeBack(ReceivedMessage message, Attempts attempts, Duration pause) {
        LOG.info("Message {} will be seen again in {}: {}", message.id(), pause, attempts.cause());
        waiting.waits(attempts, pause);
        message.comeBack(attempts, pause);
    }

    private void tellRest(Verdict verdict) {
        switch (verdict) {
            case Verdict.Away(var dependency, var _) -> rest.away(dependency);
            case Verdict.Throttled(var dependency, var _) -> rest.away(dependency);
            default -> rest.worked();
        }
    }

    /// @param attempts this try included, unless it was the last
    /// @param exception the class of what the handler threw, if it threw
    private record Handled(
            Verdict verdict, Attempts attempts, @Nullable String exception) {
        Handled(Verdict verdict, Attempts attempts) {
            this(verdict, attempts, null);
        }

        /// What the span says went wrong; absent if nothing did.
        @Nullable
        String error() {
            return exception == null && verdict instanceof Verdict.Unprocessable ? "unprocessable" : exception;
        }

        Handled because(Throwable thrown) {
            return new Handled(verdict, attempts, thrown.getClass().getName());
        }
    }
}
