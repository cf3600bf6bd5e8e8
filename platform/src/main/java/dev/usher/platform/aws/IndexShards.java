package dev.usher.platform.aws;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The shards of an index over rows that wait for something: one key of an index takes about 1,000 writes a second
/// (DynamoDB Developer Guide, "Partitions and data distribution"), so the rows are spread over several. The default is
/// in platform-defaults.properties.
///
/// @param count may be raised at any time: a row says itself in which shard it is, and all shards are read. May only be
///     lowered while nothing waits, because rows in the shards left out are not found
@ConfigurationProperties("index-shards")
public record IndexShards(@Nullable Integer count) {
    /// Each look reads all of them.
    private static final int MOST = 256;

    public IndexShards {
        if (count == null || count < 1 || count > MOST) {
            throw new SettingException("INDEX_SHARDS", "must be a number from 1 to " + MOST);
        }
    }

    @Override
    public Integer count() {
        return Objects.requireNonNull(count);
    }

    /// The shard of a new row, always the same for the same id.
    public int of(Object id) {
        return Math.floorMod(id.hashCode(), count());
    }

    /// Every shard.
    public IntStream all() {
        return IntStream.range(0, count());
    }
}
