package dev.usher.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Splits rows into batches that one `PublishBatch` of SNS accepts: ten entries, and 262,144 bytes together
/// ([SNS quotas](https://docs.aws.amazon.com/general/latest/gr/sns.html)).
final class PublishBatches {
    static final int MAX_ENTRIES = 10;
    static final int MAX_BYTES = 256 * 1024;

    /// Names and types of the attributes that every entry has, and its `traceparent`.
    private static final int ATTRIBUTE_BYTES = 64 + 80;

    private PublishBatches() {}

    /// The rows in their order. A row that is too large for any call gets its own, which SNS
    /// refuses, so that it is noticed.
    static List<List<OutboxRow>> of(List<OutboxRow> rows) {
        var batches = new ArrayList<List<OutboxRow>>();
        var batch = new ArrayList<OutboxRow>();
        int bytes = 0;
        for (OutboxRow row : rows) {
            int more = bytes(row);
            if (!batch.isEmpty() && (batch.size() == MAX_ENTRIES || bytes + more > MAX_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(row);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private static int bytes(OutboxRow row) {
        return utf8(row.body()) + utf8(row.id()) + utf8(row.type()) + ATTRIBUTE_BYTES;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
