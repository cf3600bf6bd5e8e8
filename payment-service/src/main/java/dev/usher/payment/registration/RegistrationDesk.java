package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.Prices;
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
    public RegisterOutcome register(UserId userId, EventId eventId, Attendee attendee, Wish wish) {
        if (wish.quantity() > config.maxQuantity()) {
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
        return switch (wish.of(event)) {
            case Wish.Fulfilment.NoSuchType(String id) -> new RegisterOutcome.UnknownTicketType(id);
            case Wish.Fulfilment.NotClear() -> new RegisterOutcome.TypeNotNamed();
            case Wish.Fulfilment.Lines(var lines) -> register(userId, event, attendee, lines, now);
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

    private RegisterOutcome register(
            UserId userId, Event event, Attendee attendee, List<TicketLine> lines, Instant now) {
        if (!Prices.mayCost(Registration.total(lines))) {
            return new RegisterOutcome.TooExpensive(Prices.LARGEST);
        }
        return switch (take(registration(userId, event, attendee, lines, now), event, now)) {
            case HoldOutcome.Held(var registration) -> new RegisterOutcome.Registered(registration);
            case HoldOutcome.HeldBefore(var registration) -> new RegisterOutcome.Registered(registration);
            case HoldOutcome.SoldOut(String ticketType, int seatsLeft) ->
                new RegisterOutcome.SoldOut(ticketType, seatsLeft);
            case HoldOutcome.Busy() -> new RegisterOutcome.Busy();
        };
    }

    private HoldOutcome take(Registration registration, Event event, Instant now) {
        return registration.status() == RegistrationStatus.PENDING
                ? registrations.hold(registration)
                : registrations.confirmFree(
                        registration, Envelope.of(now, registration.paidWith(null, now, event.facts())));
    }

    private Registration registration(
            UserId userId, Event event, Attendee attendee, List<TicketLine> lines, Instant now) {
        Money total = Registration.total(lines);
        return new Registration(
                RegistrationId.random(),
                event.eventId(),
                userId,
                attendee,
                lines,
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

        /// There are fewer seats left of a type than wanted.
        record SoldOut(String ticketType, int seatsLeft) implements RegisterOutcome {}

        /// Too many want seats at this moment. Trying again helps.
        record Busy() implements RegisterOutcome {}

        /// There is no such event.
        record UnknownEvent() implements RegisterOutcome {}

        /// The event has no such ticket type.
        record UnknownTicketType(String ticketType) implements RegisterOutcome {}

        /// The event has several ticket types, and the wish names none.
        record TypeNotNamed() implements RegisterOutcome {}

        /// The event has ended.
        record EventOver() implements RegisterOutcome {}

        /// More seats than one registration may have.
        record TooMany(int most) implements RegisterOutcome {}

        /// More than one order may cost, in minor units.
        record TooExpensive(long most) implements RegisterOutcome {}
    }
}
