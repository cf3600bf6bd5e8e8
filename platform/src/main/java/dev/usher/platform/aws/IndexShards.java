package dev.usher.platform.aws;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.stream.IntStream;

/// The shards of an index over rows that wait for something: one key of an index takes about 1,000 writes a second
/// (DynamoDB Developer Guide, "Partitions and data distribution"), so the rows are spread over several. The default is
/// in platform-defaults.properties.
///
/// @param count may be raised at any time: a row says itself in which shard it is, and all shards are read. May only be
///     lowered while nothing waits, because rows in the shards left out are not found
@ConfigurationProperties("index-shards")
public record IndexShards(@Setting Integer count) {
    /// Each look reads all of them.
    private static final int MOST = 256;

    public IndexShards {
        count = Settings.between(1, MOST, count, "INDEX_SHARDS");
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
