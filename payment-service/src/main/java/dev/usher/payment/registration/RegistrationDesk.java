package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Registers buyers for events: holds seats that cost something, confirms those that are free.
@Singleton
public final class RegistrationDesk {
    private final EventStore events;
    private final RegistrationStore registrations;
    private final RegistrationConfig config;
    private final Clock clock;

    RegistrationDesk(EventStore events, RegistrationStore registrations, RegistrationConfig config, Clock clock) {
        this.events = events;
        this.registrations = registrations;
        this.config = config;
        this.clock = clock;
    }

    /// Takes the seats if there are enough.
    ///
    /// @throws RuntimeException if the store cannot be reached; a repeated request holds other seats, and
    ///     these are given back when their hold ends
    public RegisterOutcome register(UserId userId, EventId eventId, Attendee attendee, int quantity) {
        if (quantity > config.maxQuantity()) {
            return new RegisterOutcome.TooMany(config.maxQuantity());
        }
        Event event = events.find(eventId).orElse(null);
        Instant now = clock.instant();
        if (event == null) {
            return new RegisterOutcome.UnknownEvent();
        }
        if (!now.isBefore(event.endsAt())) {
            return new RegisterOutcome.EventOver();
        }
        return switch (take(registration(userId, event, attendee, quantity, now), event, now)) {
            case HoldOutcome.Held(var registration) -> new RegisterOutcome.Registered(registration);
            case HoldOutcome.SoldOut(int seatsLeft) -> new RegisterOutcome.SoldOut(seatsLeft);
        };
    }

    /// A registration, for those who may see all.
    public Optional<Registration> find(RegistrationId registrationId) {
        return registrations.find(registrationId);
    }

    /// A registration, for its owner only.
    public Optional<Registration> find(RegistrationId registrationId, UserId caller) {
        return registrations.find(registrationId).filter(found -> found.userId().equals(caller));
    }

    /// The caller's registrations, the newest first.
    public List<Registration> ofUser(UserId caller) {
        return registrations.ofUser(caller);
    }

    private HoldOutcome take(Registration registration, Event event, Instant now) {
        if (registration.status() == RegistrationStatus.PENDING) {
            return registrations.hold(registration);
        }
        var free = new PaymentSucceeded(
                registration.registrationId(),
                null,
                registration.userId(),
                registration.attendee(),
                List.of(new TicketLine("general", "General", registration.quantity(), event.price())),
                registration.total(),
                now,
                event.facts());
        return registrations.confirmFree(registration, Envelope.of(now, free));
    }

    private Registration registration(UserId userId, Event event, Attendee attendee, int quantity, Instant now) {
        var total = event.price().times(quantity);
        return new Registration(
                RegistrationId.random(),
                event.eventId(),
                userId,
                attendee,
                quantity,
                total,
                total.isZero() ? RegistrationStatus.CONFIRMED : RegistrationStatus.PENDING,
                now,
                now.plus(config.hold()),
                List.of());
    }

    /// What became of the wish to register.
    public sealed interface RegisterOutcome {
        /// The seats are held, or confirmed if they are free.
        record Registered(Registration registration) implements RegisterOutcome {}

        /// There are fewer seats left than wanted.
        record SoldOut(int seatsLeft) implements RegisterOutcome {}

        /// There is no such event.
        record UnknownEvent() implements RegisterOutcome {}

        /// The event has ended.
        record EventOver() implements RegisterOutcome {}

        /// More seats than one registration may have.
        record TooMany(int most) implements RegisterOutcome {}
    }
}
