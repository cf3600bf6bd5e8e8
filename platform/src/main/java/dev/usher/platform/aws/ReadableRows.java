package dev.usher.platform.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.platform.service.FromStart;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads lists of rows of which each stands for itself, such as work that waits. A row that cannot be read (a newer
/// release wrote it before a rollback, say) must not hide the others: it is logged, counted in
/// `usher_unreadable_rows_total` and left out. It stays in its table and counts again with each look, so the counter
/// keeps rising until a release can read it, or somebody mends it.
///
/// Not for sums or limits, where a missing row makes the answer wrong.
@Singleton
@FromStart
public final class ReadableRows {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableRows.class);
    private static final Duration SAY_AGAIN = Duration.ofHours(1);
    private static final AttributeValue NONE = AttributeValue.fromS("none");
    private static final int MOST_REMEMBERED = 1000;

    private final Counter unreadable;
    private final Cache<String, Boolean> said = Caffeine.newBuilder()
            .expireAfterWrite(SAY_AGAIN)
            .maximumSize(MOST_REMEMBERED)
            .build();

    public ReadableRows(MeterRegistry meters) {
        this.unreadable = meters.counter("usher.unreadable.rows");
    }

    /// Reads lazily: what limits the stream counts only rows that can be read.
    ///
    /// @param table logical name
    /// @param key the attribute that the log names, so that somebody can find the row
    /// @param read whatever it throws is a fault of the row
    public <T> Stream<T> of(
            String table,
            String key,
            Iterable<Map<String, AttributeValue>> rows,
            Function<Map<String, AttributeValue>, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).<T>mapMulti((row, found) -> {
            T value;
            try {
                value = read.apply(row);
            } catch (RuntimeException e) {
                leaveOut(table, key, row, e);
                return;
            }
            found.accept(value);
        });
    }

    private void leaveOut(String table, String key, Map<String, AttributeValue> row, RuntimeException cause) {
        unreadable.increment();
        String name = key + " " + row.getOrDefault(key, NONE).s();
        if (said.asMap().putIfAbsent(table + " " + name, true) == null) {
            LOG.error("A row of table {} cannot be read and is left out: {}", table, name, cause);
        }
    }
}
