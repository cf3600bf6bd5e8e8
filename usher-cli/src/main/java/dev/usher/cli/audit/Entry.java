package dev.usher.cli.audit;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// An act with its result.
///
/// @param result in words; absent if the command was killed before it could write it, or still runs
/// @param done how many of the act's things it was done to; 0 without a result
@Serdeable
public record Entry(Act act, @Nullable String result, int done) {}
