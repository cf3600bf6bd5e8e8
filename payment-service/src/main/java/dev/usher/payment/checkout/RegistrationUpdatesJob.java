package dev.usher.payment.checkout;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Polls once a second. The delay is between polls: polls of one instance never overlap.
@Singleton
final class RegistrationUpdatesJob {
    private final RegistrationUpdates updates;

    RegistrationUpdatesJob(RegistrationUpdates updates) {
        this.updates = updates;
    }

    @Scheduled(fixedDelay = "${updates.interval:1s}", initialDelay = "${updates.interval:1s}")
    void look() {
        updates.look();
    }
}
