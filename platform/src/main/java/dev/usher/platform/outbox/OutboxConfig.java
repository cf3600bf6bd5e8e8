package dev.usher.platform.outbox;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Settings of the outbox. A service that publishes sets `outbox.table`.
///
/// @param table logical name in topology.json
/// @param shards over how many index partitions pending rows are spread; may be raised at any time
/// @param busyPoll how soon the relay looks again while there is work
/// @param idlePoll how long it rests at most when there is none
/// @param lease how long one instance keeps a shard to itself
/// @param keepPublished how long a published row stays, to answer "was it sent, and when"
@ConfigurationProperties("outbox")
@Requires(property = "outbox.table")
record OutboxConfig(
        String table,
        @Bindable(defaultValue = "4") int shards,
        @Bindable(defaultValue = "PT0.05S") Duration busyPoll,
        @Bindable(defaultValue = "PT1S") Duration idlePoll,
        @Bindable(defaultValue = "PT15S") Duration lease,
        @Bindable(defaultValue = "P14D") Duration keepPublished) {
    OutboxConfig {
        if (shards < 1) {
            throw new SettingException("OUTBOX_SHARDS", "must be at least 1");
        }
    }
}
