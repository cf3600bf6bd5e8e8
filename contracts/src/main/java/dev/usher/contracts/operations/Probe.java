package dev.usher.contracts.operations;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// What the deploy command publishes to find out whether a new revision of a service can consume, as JSON.
///
/// @param id which the answer repeats ([ConsumersRow#PROBED])
/// @param revision that should answer
/// @param until when nobody waits for an answer any more
@Serdeable
public record Probe(String id, String revision, Instant until) {}
