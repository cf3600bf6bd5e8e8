package dev.usher.payment.republish;

import dev.usher.platform.service.FromStart;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Looks for requests and for orders without tickets, in every instance: both are cheap, and doing either
/// twice changes nothing.
@Singleton
@FromStart
@Requires(property = "usher.background", notEquals = "false")
final class RepublishJob {
    private final Republisher republisher;
    private final MissingTickets missing;

    RepublishJob(Republisher republisher, MissingTickets missing) {
        this.republisher = republisher;
        this.missing = missing;
    }

    @Scheduled(fixedDelay = "3s", initialDelay = "3s")
    void answer() {
        republisher.work();
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "10s")
    void look() {
        missing.look();
    }
}
