package dev.usher.payment.reconciliation;

import java.time.Instant;
import java.util.Optional;

/// Remembers how far a job got, for the instance that runs it next.
public interface Watermarks {
    /// How far the job got; empty if it never ran.
    Optional<Instant> read(String job);

    /// Records that everything before that time is done.
    void write(String job, Instant done);
}
