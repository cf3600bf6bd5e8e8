package dev.usher.platform.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// `BatchGetItem` for any number of keys.
public final class DynamoBatches {
    /// What one `BatchGetItem` takes.
    private static final int MAX_BATCH = 100;

    private DynamoBatches() {}

    /// The rows that exist, in no order, none older than the last write. Rows are read one by one: together
    /// they may be of slightly different moments.
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
}
