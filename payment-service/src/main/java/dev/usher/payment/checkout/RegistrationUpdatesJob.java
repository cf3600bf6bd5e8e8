package dev.usher.payment.checkout;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Looks once a second. A pause between looks, not a rate: looks of one instance never overlap.
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
