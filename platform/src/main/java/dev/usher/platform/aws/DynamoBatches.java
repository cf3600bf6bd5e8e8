package dev.usher.platform.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// `BatchGetItem` and `BatchWriteItem` for any number of rows.
public final class DynamoBatches {
    /// The most rows in one `BatchGetItem`.
    private static final int MAX_BATCH = 100;

    /// The most rows in one `BatchWriteItem`.
    private static final int MAX_PUTS = 25;

    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private DynamoBatches() {}

    /// The rows that exist, in no particular order, each including every earlier write. They are not a
    /// snapshot: they may be of slightly different moments.
    ///
    /// @param ids each once
    public static <T> List<Map<String, AttributeValue>> read(
            DynamoDbClient dynamo, String table, Collection<T> ids, Function<T, Map<String, AttributeValue>> key) {
        List<Map<String, AttributeValue>> keys = ids.stream().map(key).toList();
        var rows = new ArrayList<Map<String, AttributeValue>>();
        for (int from = 0; from < keys.size(); from += MAX_BATCH) {
            var wanted = KeysAndAttributes.builder()
                    .keys(keys.subList(from, Math.min(from + MAX_BATCH, keys.size())))
                    .consistentRead(true)
                    .build();
            // The paginator asks again for what DynamoDB left unprocessed.
            dynamo.batchGetItemPaginator(get -> get.requestItems(Map.of(table, wanted))).stream()
                    .forEach(page -> rows.addAll(page.responses().getOrDefault(table, List.of())));
        }
        return rows;
    }

    /// Puts rows without conditions, replacing existing ones. Not atomic: if it fails, some may be written.
    ///
    /// @throws RuntimeException if the store cannot be reached, or keeps leaving rows unwritten; repeating
    ///     is safe
    public static void put(DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> rows) {
        for (int from = 0; from < rows.size(); from += MAX_PUTS) {
            putAtOnce(
                    dynamo,
                    table,
                    rows.subList(from, Math.min(from + MAX_PUTS, rows.size())).stream()
                            .map(row -> WriteRequest.builder()
                                    .putRequest(put -> put.item(row))
                                    .build())
                            .toList());
        }
    }

    /// DynamoDB leaves rows that it had no capacity for to the caller ([the
    /// rule](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html)).
    private static void putAtOnce(DynamoDbClient dynamo, String table, List<WriteRequest> writes) {
        List<WriteRequest> left = writes;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var request = Map.of(table, left);
            left = dynamo.batchWriteItem(batch -> batch.requestItems(request))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
            if (left.isEmpty()) {
                return;
            }
            pause(FIRST_PAUSE.multipliedBy(1L << attempt));
        }
        throw new IllegalStateException(left.size() + " rows of " + table + " were not written in " + TRIES + " tries");
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two tries", e);
        }
    }
}
