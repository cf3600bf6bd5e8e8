package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/// Which version of the protocol this is, in the words and the counting of those who made it.
@Serdeable
record ServerVersion(
        @JsonProperty("pretix") String version,
        @JsonProperty("pretix_numeric") long number) {
    /// The first that has `checkinrpc`, which the apps use from this number on.
    static final ServerVersion OURS = new ServerVersion("4.12.0.dev1", 40_120_001_001L);
}
