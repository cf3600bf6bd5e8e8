package dev.usher.platform.outbox;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of the outbox. A service that publishes sets `outbox.table`. Their defaults are in
/// platform-defaults.properties: a default in the binding would also replace a value that cannot be read.
///
/// @param table logical name in topology.json
/// @param shards the number of index partitions that pending rows are spread over; may be raised at any time
/// @param busyPoll how soon the relay looks again while there is work, and how long it lets work gather
/// @param idlePoll how long it rests at most when there is none
/// @param lease how long a shard stays with an instance that died while it published
/// @param keepPublished how long a published row stays, to answer "was it sent, and when"
@ConfigurationProperties("outbox")
@Requires(property = "outbox.table")
record OutboxConfig(
        String table,
        @Nullable Integer shards,
        @Nullable Duration busyPoll,
        @Nullable Duration idlePoll,
        @Nullable Duration lease,
        @Nullable Duration keepPublished) {
    OutboxConfig {
        if (shards == null || shards < 1) {
            throw new SettingException("OUTBOX_SHARDS", "must be a number, at least 1");
        }
        requirePositive(busyPoll, "OUTBOX_BUSY_POLL");
        requirePositive(idlePoll, "OUTBOX_IDLE_POLL");
        requirePositive(lease, "OUTBOX_LEASE");
        requirePositive(keepPublished, "OUTBOX_KEEP_PUBLISHED");
    }

    /// The defaults, for an outbox outside of a running service.
    static OutboxConfig of(String table) {
        return new OutboxConfig(
                table, 4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofDays(14));
    }

    @Override
    public Integer shards() {
        return Objects.requireNonNull(shards);
    }

    @Override
    public Duration busyPoll() {
        return Objects.requireNonNull(busyPoll);
    }

    @Override
    public Duration idlePoll() {
        return Objects.requireNonNull(idlePoll);
    }

    @Override
    public Duration lease() {
        return Objects.requireNonNull(lease);
    }

    @Override
    public Duration keepPublished() {
        return Objects.requireNonNull(keepPublished);
    }

    private static void requirePositive(@Nullable Duration length, String setting) {
        if (length == null || length.isNegative() || length.isZero()) {
            throw new SettingException(setting, "must be a length of time such as PT1S");
        }
    }
}
