package dev.usher.payment.republish;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Looks for requests, and for orders without tickets, in every instance: both are cheap, and doing either
/// twice changes nothing.
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class RepublishJob {
    private final RepublishDesk desk;
    private final MissingTickets missing;

    RepublishJob(RepublishDesk desk, MissingTickets missing) {
        this.desk = desk;
        this.missing = missing;
    }

    @Scheduled(fixedDelay = "3s", initialDelay = "3s")
    void answer() {
        desk.work();
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "10s")
    void look() {
        missing.look();
    }
}
