package dev.usher.cli.outbox;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is in a service's outbox and not published.
///
/// @param pending messages that will be published
/// @param apart messages that SNS refused permanently
@Serdeable
public record Backlog(String service, List<Waiting> pending, List<Waiting> apart) {
    /// The oldest message that will be published.
    public Optional<Waiting> oldest() {
        return pending.stream().min(Comparator.comparing(Waiting::since));
    }

    /// Whether messages wait for longer than usual: since before this instant, or permanently.
    public boolean isLate(Instant bound) {
        return !apart.isEmpty()
                || oldest().map(Waiting::since).filter(bound::isAfter).isPresent();
    }
}
