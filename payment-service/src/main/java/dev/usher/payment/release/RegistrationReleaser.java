package dev.usher.payment.release;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives free registrations back: their seats become available, and their tickets are revoked permanently.
/// Only before tickets admit, since this service does not know who was admitted.
@Singleton
public final class RegistrationReleaser {
    private final RegistrationStore registrations;
    private final EventStore events;
    private final Clock clock;

    RegistrationReleaser(RegistrationStore registrations, EventStore events, Clock clock) {
        this.registrations = registrations;
        this.events = events;
        this.clock = clock;
    }

    /// Gives a registration back. Repeating is safe.
    ///
    /// @param owner who must own it; absent for an organizer, who may give back any registration
    public ReleaseOutcome release(RegistrationId registrationId, @Nullable UserId owner) {
        Optional<Registration> found = registrations
                .find(registrationId)
                .filter(it -> owner == null || it.userId().equals(owner));
        if (found.isEmpty()) {
            return new ReleaseOutcome.UnknownRegistration();
        }
        Registration registration = found.get();
        if (!registration.total().isZero()) {
            return new ReleaseOutcome.NotFree();
        }
        if (registration.status() == RegistrationStatus.CONFIRMED) {
            Instant now = clock.instant();
            if (hasEntryBegun(registration, now)) {
                return new ReleaseOutcome.TooLate();
            }
            if (owner != null && isGivenOn(registration)) {
                return new ReleaseOutcome.GivenOn();
            }
            registrations.release(registration, Envelope.of(now, new RegistrationReleased(registrationId, now)));
        }
        return new ReleaseOutcome.Released(registrations.find(registrationId).orElseThrow());
    }

    private boolean hasEntryBegun(Registration registration, Instant now) {
        return events.find(registration.eventId())
                .filter(event -> now.isBefore(event.entryBegins()))
                .isEmpty();
    }

    /// Whether somebody else holds one of the tickets: then the buyer can no longer give it back.
    private static boolean isGivenOn(Registration registration) {
        return registration.tickets().stream()
                .anyMatch(ticket -> !ticket.userId().equals(registration.userId()));
    }

    /// The result of asking for a release.
    public sealed interface ReleaseOutcome {
        /// It is given back, by this call or an earlier one.
        record Released(Registration registration) implements ReleaseOutcome {}

        /// No such registration, or not the caller's.
        record UnknownRegistration() implements ReleaseOutcome {}

        /// It is not free: it has to be cancelled or refunded instead.
        record NotFree() implements ReleaseOutcome {}

        /// Its tickets admit already.
        record TooLate() implements ReleaseOutcome {}

        /// Somebody else has one of its tickets.
        record GivenOn() implements ReleaseOutcome {}
    }
}
