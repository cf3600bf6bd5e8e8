package dev.usher.cli.dlq;

import dev.usher.cli.audit.Act;
import dev.usher.cli.audit.AuditTrail;
import dev.usher.cli.audit.Entry;
import dev.usher.cli.cloud.Caller;
import dev.usher.cli.cloud.Cloud;
import dev.usher.contracts.topology.Topology;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Everything that can be done with dead letters, for the terminal and for the console. What changes something
/// concerns exactly the letters whose ids are given, and is written into the audit trail before and after.
public final class DeadLetterDesk implements AutoCloseable {
    /// A file of an archive, and what is deleted from the queue at once.
    private static final int AT_ONCE = 500;

    private static final int MOST_BATCH_BYTES = 128 * 1024;

    private final SqsClient sqs;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final DeadLetterQueues queues;
    private final AuditTrail audit;
    private final LetterArchive archive;
    private final Caller caller;
    private final Clock clock;

    /// The desk of an environment. Closing it closes the clients.
    ///
    /// @param caller who acts here
    public DeadLetterDesk(
            SqsClient sqs, DynamoDbClient dynamo, S3Client s3, String environment, Caller caller, Clock clock) {
        this.sqs = sqs;
        this.dynamo = dynamo;
        this.s3 = s3;
        this.queues = new DeadLetterQueues(sqs, environment);
        this.audit = new AuditTrail(dynamo, environment, caller, clock);
        this.archive = new LetterArchive(s3, environment, caller);
        this.caller = caller;
        this.clock = clock;
    }

    /// The desk of the chosen environment.
    public static DeadLetterDesk of(Cloud cloud) {
        String environment = cloud.environment();
        Caller caller = cloud.caller();
        return new DeadLetterDesk(cloud.sqs(), cloud.dynamoDb(), cloud.s3(), environment, caller, Clock.systemUTC());
    }

    /// Who acts here.
    public Caller caller() {
        return caller;
    }

    /// Every queue with what waits in it and in its dead-letter queue. Numbers are approximate.
    public List<Backlog> backlogs() {
        return queues.backlogs();
    }

    /// Looks at a queue's letters, which are hidden from others for the seconds that this takes.
    ///
    /// @param window how many at most
    public Survey survey(String queue, int window) {
        return queues.survey(queue, window);
    }

    /// What was done since then, the newest first.
    public List<Entry> audit(Instant since) {
        return audit.since(since);
    }

    /// Sends letters back; see [Replayer].
    public Outcome replay(ReplayOrder order, Watch watch) {
        String to = order.to() == null ? "" : " to " + order.to();
        String what = "dlq replay" + to + (order.isKept() ? ", keeping them" : "");
        Act act = audit.intend(what, order.queue(), order.reason(), order.group(), order.ids());
        return concluded(act, () -> new Replayer(sqs, queues, clock).replay(order, watch));
    }

    /// Deletes letters for good.
    public Outcome discard(String queue, List<String> ids, @Nullable String group, String reason, Watch watch) {
        Act act = audit.intend("dlq discard", queue, reason, group, ids);
        return concluded(act, () -> {
            try (Look look = queues.look(queue, DeadLetterQueues.hidden(ids.size()))) {
                return eachBatch(look, ids, watch, "discarded", null, _ -> {});
            }
        });
    }

    /// Moves letters into the archive: each is written there before it is deleted.
    public Outcome archive(String queue, List<String> ids, @Nullable String group, String reason, Watch watch) {
        String name = LetterArchive.nameOf(
                queue,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                UUID.randomUUID().toString().substring(0, 8));
        Act act = audit.intend("dlq archive", queue, reason, group, ids);
        return concluded(act, () -> {
            int[] parts = {0};
            try (Look look = queues.look(queue, DeadLetterQueues.hidden(ids.size()))) {
                return eachBatch(
                        look,
                        ids,
                        watch,
                        "archived",
                        name,
                        letters -> archive.write(
                                name,
                                ++parts[0],
                                letters.stream().map(ArchivedLetter::of).toList()));
            }
        });
    }

    /// The archives, the oldest first.
    List<LetterArchive.Archive> archives() {
        return archive.list();
    }

    /// How many letters an archive has.
    ///
    /// @throws IllegalStateException if there is no such archive
    int lettersIn(String name) {
        return archive.read(name).size();
    }

    /// Puts an archive's letters back into their dead-letter queue, where they can be replayed. They stay in the
    /// archive until it ends. A restore that was killed leaves some of them twice in the queue when it is repeated;
    /// handling a message twice changes nothing.
    ///
    /// @throws IllegalStateException if there is no such archive
    public Outcome restore(String name, String reason, Watch watch) {
        String queue = name.substring(0, Math.max(0, name.indexOf('/')));
        Topology.load().queue(queue);
        List<ArchivedLetter> letters = archive.read(name);
        Act act = audit.intend(
                "dlq restore",
                queue,
                reason,
                null,
                letters.stream().map(ArchivedLetter::id).toList());
        return concluded(act, () -> {
            Outcome outcome = sendToDeadLetterQueue(queue, letters, watch);
            if (outcome.ending() == Ending.DONE) {
                archive.markRestored(name, caller.arn());
            }
            return outcome;
        });
    }

    private Outcome sendToDeadLetterQueue(String queue, List<ArchivedLetter> letters, Watch watch) {
        String url = queues.url(queues.deadLetterQueueOf(queue));
        int done = 0;
        int refused = 0;
        for (List<ArchivedLetter> batch :
                Look.chunks(letters, letter -> letter.body().length() * 3, MOST_BATCH_BYTES)) {
            if (watch.isStopped()) {
                return new Outcome(Ending.INTERRUPTED, done, 0, refused, 0, null);
            }
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (ArchivedLetter letter : batch) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(letter.body())
                        .messageAttributes(letter.sqsAttributes())
                        .messageGroupId(letter.messageGroup())
                        .build());
            }
            int failed = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries))
                    .failed()
                    .size();
            refused += failed;
            done += batch.size() - failed;
            watch.progress("restored", done, letters.size());
        }
        return new Outcome(refused > 0 ? Ending.INCOMPLETE : Ending.DONE, done, 0, refused, 0, null);
    }

    /// Receives letters and deletes them, some at a time, so that none is hidden for long.
    ///
    /// @param before what must have happened with letters before they are deleted
    private Outcome eachBatch(
            Look look, List<String> ids, Watch watch, String step, @Nullable String place, Batch before) {
        Set<String> wanted = new HashSet<>(ids);
        int done = 0;
        int refused = 0;
        while (!wanted.isEmpty() && !look.isAtEnd()) {
            if (watch.isStopped()) {
                return new Outcome(Ending.INTERRUPTED, done, 0, refused, 0, place);
            }
            Map<String, Message> found = queues.collect(look, wanted, AT_ONCE, watch);
            if (!found.isEmpty()) {
                before.accept(List.copyOf(found.values()));
                int kept = look.delete(List.copyOf(found.keySet()));
                wanted.removeAll(found.keySet());
                refused += kept;
                done += found.size() - kept;
                watch.progress(step, done, ids.size());
            }
        }
        boolean isDone = wanted.isEmpty() && refused == 0;
        return new Outcome(isDone ? Ending.DONE : Ending.INCOMPLETE, done, wanted.size(), refused, 0, place);
    }

    /// Writes the result of an act, also if it failed.
    private Outcome concluded(Act act, Supplier<Outcome> work) {
        Outcome outcome;
        try {
            outcome = work.get();
        } catch (RuntimeException e) {
            audit.conclude(act, "failed: " + e.getMessage(), 0);
            throw e;
        }
        audit.conclude(act, outcome.words(), outcome.done());
        return outcome;
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.close();
        s3.close();
    }

    @FunctionalInterface
    private interface Batch {
        void accept(List<Message> letters);
    }
}
