package dev.usher.platform.outbox;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;

/// Settings of the outbox. A service that publishes sets `outbox.table`. The defaults are in
/// platform-defaults.properties.
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
        @Setting Integer shards,
        @Setting Duration busyPoll,
        @Setting Duration idlePoll,
        @Setting Duration lease,
        @Setting Duration keepPublished) {
    OutboxConfig {
        shards = Settings.atLeast(1, shards, "OUTBOX_SHARDS");
        busyPoll = Settings.length(busyPoll, "OUTBOX_BUSY_POLL", "PT0.1S");
        idlePoll = Settings.length(idlePoll, "OUTBOX_IDLE_POLL", "PT1S");
        lease = Settings.length(lease, "OUTBOX_LEASE", "PT15S");
        keepPublished = Settings.length(keepPublished, "OUTBOX_KEEP_PUBLISHED", "P14D");
    }

    /// The defaults, for an outbox outside of a running service.
    static OutboxConfig of(String table) {
        return new OutboxConfig(
                table, 4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofDays(14));
    }
}
