package dev.usher.cli.dlq;

import dev.usher.contracts.deadletter.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Sends letters back, each once. It sends one first and waits for its verdict, then the others at a steady pace,
/// and stops when one of them dies again.
///
/// A copy is sent before its letter is deleted, so a kill at any point leaves a letter in both queues at worst,
/// and handling a message twice changes nothing.
final class Replayer {
    /// A batch may have 256 KiB; attributes take their part.
    private static final int MOST_BATCH_BYTES = 192 * 1024;

    private static final Duration LONGEST_HIDDEN = Duration.ofHours(1);

    private final SqsClient sqs;
    private final DeadLetterQueues queues;
    private final Clock clock;

    Replayer(SqsClient sqs, DeadLetterQueues queues, Clock clock) {
        this.sqs = sqs;
        this.queues = queues;
        this.clock = clock;
    }

    Outcome replay(ReplayOrder order, Watch watch) {
        try (Look look = queues.look(order.queue(), hidden(order))) {
            return new Run(order, look, watch).replay();
        }
    }

    /// Longer than the run takes, because a letter that appears again in the meantime would be taken for a new one.
    private static Duration hidden(ReplayOrder order) {
        Duration run = DeadLetterQueues.hidden(order.ids().size())
                .plus(order.verdictWithin().multipliedBy(2))
                .plusSeconds(2L * order.ids().size() / order.rate());
        return run.compareTo(LONGEST_HIDDEN) < 0 ? run : LONGEST_HIDDEN;
    }

    private enum Verdict {
        HANDLED,
        DIED_AGAIN,
        NONE
    }

    /// One run.
    private final class Run {
        private final String id = UUID.randomUUID().toString();
        private final ReplayOrder order;
        private final Look look;
        private final Watch watch;
        private final String to;
        private final boolean hasVerdicts;
        private int sent;
        private int refused;
        private int diedAgain;

        Run(ReplayOrder order, Look look, Watch watch) {
            this.order = order;
            this.look = look;
            this.watch = watch;
            String queue = order.to() == null ? order.queue() : order.to();
            this.to = queues.url(queue);
            // In another queue, they die into another dead-letter queue.
            this.hasVerdicts =
                    queue.equals(order.queue()) && order.verdictWithin().isPositive();
        }

        Outcome replay() {
            var wanted = new LinkedHashSet<>(order.ids());
            Map<String, Message> found = queues.collect(look, wanted, wanted.size(), watch);
            int gone = watch.isStopped() ? 0 : wanted.size() - found.size();
            Ending ending = send(List.copyOf(found.values()));
            boolean isIncomplete = ending == Ending.DONE && (gone > 0 || refused > 0);
            return new Outcome(isIncomplete ? Ending.INCOMPLETE : ending, sent, gone, refused, diedAgain, null);
        }

        private Ending send(List<Message> letters) {
            if (letters.isEmpty()) {
                return watch.isStopped() ? Ending.INTERRUPTED : Ending.DONE;
            }
            var pace = new Pace(order.rate());
            int first = hasVerdicts ? 1 : 0;
            if (hasVerdicts) {
                sendBack(letters.subList(0, 1));
                Verdict verdict = verdict(order.verdictWithin());
                if (verdict == Verdict.DIED_AGAIN) {
                    return Ending.DIED_AGAIN;
                }
                if (verdict == Verdict.NONE && letters.size() > 1) {
                    if (watch.isStopped()) {
                        return Ending.INTERRUPTED;
                    }
                    if (!watch.goesOnWithoutVerdict()) {
                        return Ending.NO_VERDICT;
                    }
                }
            }
            for (List<Message> batch :
                    Look.chunks(letters.subList(first, letters.size()), Run::size, MOST_BATCH_BYTES)) {
                pace.await(batch.size());
                if (watch.isStopped()) {
                    return Ending.INTERRUPTED;
                }
                sendBack(batch);
                if (hasVerdicts && hasDeaths()) {
                    return Ending.DIED_AGAIN;
                }
            }
            boolean diedAtTheEnd =
                    hasVerdicts && letters.size() > 1 && verdict(order.verdictWithin()) == Verdict.DIED_AGAIN;
            return diedAtTheEnd ? Ending.DIED_AGAIN : Ending.DONE;
        }

        private void sendBack(List<Message> batch) {
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (Message letter : batch) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(letter.body())
                        .messageAttributes(LetterAttributes.attributesToSendBack(letter, next(letter)))
                        .messageGroupId(letter.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .build());
            }
            var result = sqs.sendMessageBatch(send -> send.queueUrl(to).entries(entries));
            Set<Integer> failed = new HashSet<>();
            result.failed().forEach(failure -> failed.add(Integer.parseInt(failure.id())));
            var copied = new ArrayList<String>();
            for (int i = 0; i < batch.size(); i++) {
                if (!failed.contains(i)) {
                    copied.add(batch.get(i).messageId());
                }
            }
            refused += failed.size();
            sent += copied.size();
            if (!order.isKept()) {
                look.delete(copied);
            }
            watch.progress("sent back", sent, order.ids().size());
        }

        private Replay next(Message letter) {
            int before = LetterAttributes.replay(letter).map(Replay::times).orElse(0);
            return new Replay(id, before + 1, clock.instant().truncatedTo(ChronoUnit.SECONDS), null);
        }

        /// Waits until what was sent is handled, or one of it is dead again.
        private Verdict verdict(Duration within) {
            Instant deadline = clock.instant().plus(within);
            int idleLooks = 0;
            while (!watch.isStopped() && clock.instant().isBefore(deadline)) {
                // Counted before the look: a letter that is parked in between is in the look.
                boolean isIdle = queues.unfinished(order.queue()) == 0;
                look.next(1).forEach(this::note);
                if (diedAgain > 0) {
                    return Verdict.DIED_AGAIN;
                }
                idleLooks = isIdle ? idleLooks + 1 : 0;
                // Twice, as SQS's counts are late.
                if (idleLooks > 1 && look.isAtEnd()) {
                    return Verdict.HANDLED;
                }
            }
            return Verdict.NONE;
        }

        private boolean hasDeaths() {
            look.next(0).forEach(this::note);
            return diedAgain > 0;
        }

        private void note(Message letter) {
            boolean isOurs = LetterAttributes.replay(letter)
                    .filter(replay -> replay.run().equals(id))
                    .isPresent();
            diedAgain += isOurs ? 1 : 0;
        }

        private static int size(Message letter) {
            return letter.body().length() * 3
                    + letter.messageAttributes().values().stream()
                            .mapToInt(value -> Objects.requireNonNullElse(value.stringValue(), "")
                                    .length())
                            .sum();
        }
    }
}
