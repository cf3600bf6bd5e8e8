package dev.usher.cli.outbox;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// A message that is not published.
///
/// @param id such as `PaymentSucceeded#REG#…`
/// @param since when it was written
@Serdeable
public record Waiting(String id, Instant since) {}
