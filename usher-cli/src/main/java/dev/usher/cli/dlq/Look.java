package dev.usher.cli.dlq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/// One look through a queue. What it has received is hidden from others until it ends, and then visible again at
/// once; if the process is killed, after `hidden`. Used by one thread.
final class Look implements AutoCloseable {
    private static final int BATCH = 10;

    /// Messages that were hidden for too long appear again. If nothing else comes, this is the end.
    private static final int MOST_REPEATED_BATCHES = 20;

    private final SqsClient sqs;
    private final String url;
    private final int hiddenSeconds;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> receipts = new LinkedHashMap<>();
    private int emptyBatches;
    private int repeatedBatches;

    Look(SqsClient sqs, String url, Duration hidden) {
        this.sqs = sqs;
        this.url = url;
        this.hiddenSeconds = Math.toIntExact(hidden.toSeconds());
    }

    /// Messages that it has not returned before; there may be more even if there are none.
    ///
    /// @param waitSeconds for how long SQS may wait for one
    List<Message> next(int waitSeconds) {
        List<Message> batch = sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(BATCH)
                        .visibilityTimeout(hiddenSeconds)
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(LetterReader.SYSTEM_ATTRIBUTES))
                .messages();
        List<Message> fresh =
                batch.stream().filter(message -> seen.add(message.messageId())).toList();
        batch.forEach(message -> receipts.put(message.messageId(), message.receiptHandle()));
        emptyBatches = batch.isEmpty() ? emptyBatches + 1 : 0;
        repeatedBatches = fresh.isEmpty() && !batch.isEmpty() ? repeatedBatches + 1 : 0;
        return fresh;
    }

    /// Whether there seems to be nothing more: SQS waited twice for nothing, or returns only what it did before.
    boolean isAtEnd() {
        return emptyBatches > 1 || repeatedBatches > MOST_REPEATED_BATCHES;
    }

    /// Deletes these for good.
    ///
    /// @return how many SQS did not delete; they stay in the queue
    int delete(List<String> ids) {
        int left = 0;
        for (List<String> chunk : chunks(ids)) {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (String id : chunk) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(receipts.get(id))
                        .build());
            }
            var failed = sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries))
                    .failed();
            left += failed.size();
            Set<Integer> kept = new HashSet<>();
            failed.forEach(failure -> kept.add(Integer.parseInt(failure.id())));
            for (int i = 0; i < chunk.size(); i++) {
                if (!kept.contains(i)) {
                    receipts.remove(chunk.get(i));
                }
            }
        }
        return left;
    }

    /// Makes all visible again that it still hides.
    @Override
    public void close() {
        for (List<String> chunk : chunks(List.copyOf(receipts.values()))) {
            var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
            for (String receipt : chunk) {
                entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(receipt)
                        .visibilityTimeout(0)
                        .build());
            }
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
        }
        receipts.clear();
    }

    /// Lists of up to ten, which is what SQS accepts at once.
    static <T> List<List<T>> chunks(List<T> all) {
        return chunks(all, _ -> 0, 1);
    }

    /// Lists of up to ten that together are no larger than `most`.
    static <T> List<List<T>> chunks(List<T> all, Function<T, Integer> size, int most) {
        var chunks = new ArrayList<List<T>>();
        var chunk = new ArrayList<T>();
        int sum = 0;
        for (T next : all) {
            if (!chunk.isEmpty() && (chunk.size() == BATCH || sum + size.apply(next) > most)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                sum = 0;
            }
            chunk.add(next);
            sum += size.apply(next);
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }
}
