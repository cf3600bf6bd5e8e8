package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/// The protocol's version, as its authors number it.
@Serdeable
record ServerVersion(
        @JsonProperty("pretix") String version,
        @JsonProperty("pretix_numeric") long number) {
    /// The first version with `checkinrpc`. The apps use it from this version on.
    static final ServerVersion OURS = new ServerVersion("4.12.0.dev1", 40_120_001_001L);
}
