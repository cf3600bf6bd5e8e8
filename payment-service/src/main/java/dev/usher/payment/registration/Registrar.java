package dev.usher.payment.registration;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.Prices;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome;
import dev.usher.payment.registration.RegistrationStore.Position;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registers buyers for events: holds seats that cost something, and confirms free ones.
@Singleton
public final class Registrar {
    private final EventStore events;
    private final RegistrationStore registrations;
    private final RegistrationConfig config;
    private final Clock clock;

    Registrar(EventStore events, RegistrationStore registrations, RegistrationConfig config, Clock clock) {
        this.events = events;
        this.registrations = registrations;
        this.config = config;
        this.clock = clock;
    }

    /// Takes the seats if there are enough.
    ///
    /// @param key the buyer's idempotency key: a repeated request with the same key returns the same
    ///     registration. Without a key, a repeated request holds other seats, which are given back when their
    ///     hold ends.
    /// @throws RuntimeException if the store cannot be reached; with a key, repeating is safe
    public RegisterOutcome register(Order order, @Nullable String key) {
        if (order.selection().quantity() > config.maxQuantity()) {
            return new RegisterOutcome.TooMany(config.maxQuantity());
        }
        if (key == null) {
            return registerNew(RegistrationId.random(), order);
        }
        var registrationId = RegistrationId.derive(order.userId(), key);
        // This check comes first: what was sold once must not be refused because the event has ended since.
        return registrations
                .find(registrationId)
                .map(before -> known(before, order))
                .orElseGet(() -> registerNew(registrationId, order));
    }

    private RegisterOutcome registerNew(RegistrationId registrationId, Order order) {
        Event event = events.find(order.eventId()).orElse(null);
        Instant now = clock.instant();
        if (event == null) {
            return new RegisterOutcome.UnknownEvent();
        }
        if (!now.isBefore(event.endsAt())) {
            return new RegisterOutcome.EventOver();
        }
        return switch (order.selection().of(event)) {
            case TicketSelection.Fulfilment.NoSuchType(String id) -> new RegisterOutcome.UnknownTicketType(id);
            case TicketSelection.Fulfilment.NotClear() -> new RegisterOutcome.TypeNotNamed();
            case TicketSelection.Fulfilment.Lines(var lines) ->
                Prices.mayCost(Registration.total(lines))
                        ? register(registration(registrationId, order, lines, now), order, event)
                        : new RegisterOutcome.TooExpensive(Prices.LARGEST);
        };
    }

    /// A registration, for callers who may see all of them.
    public Optional<Registration> find(RegistrationId registrationId) {
        return registrations.find(registrationId);
    }

    /// A registration, only if the caller owns it.
    public Optional<Registration> find(RegistrationId registrationId, UserId caller) {
        return registrations.find(registrationId).filter(found -> found.userId().equals(caller));
    }

    /// The caller's registrations, the newest first.
    ///
    /// @param after where the previous page ended; absent for the first page
    public List<Registration> ofUser(UserId caller, int most, @Nullable Position after) {
        return registrations.ofUser(caller, most, after);
    }

    private RegisterOutcome register(Registration wanted, Order order, Event event) {
        return switch (take(wanted, event)) {
            case HoldOutcome.Held(var registration) -> new RegisterOutcome.Registered(registration);
            case HoldOutcome.HeldBefore(var registration) -> known(registration, order);
            case HoldOutcome.SoldOut(String ticketType, int seatsLeft) ->
                new RegisterOutcome.SoldOut(ticketType, seatsLeft);
            case HoldOutcome.CapReached(int seats, int openHolds) ->
                new RegisterOutcome.CapReached(seats, openHolds, event.perAccount());
            case HoldOutcome.Busy() -> new RegisterOutcome.Busy();
        };
    }

    private static RegisterOutcome known(Registration before, Order order) {
        boolean same = before.userId().equals(order.userId())
                && before.eventId().equals(order.eventId())
                && before.attendee().equals(order.attendee())
                && Objects.equals(before.language(), order.language())
                && order.selection().isFor(before.lines());
        return same ? new RegisterOutcome.RegisteredBefore(before) : new RegisterOutcome.KeyReused();
    }

    private HoldOutcome take(Registration registration, Event event) {
        Instant now = registration.createdAt();
        return registration.status() == RegistrationStatus.PENDING
                ? registrations.hold(registration, event.countedPerAccount())
                : registrations.confirmFree(
                        registration,
                        Envelope.of(now, registration.paidWith(null, now, event.facts())),
                        event.countedPerAccount());
    }

    private Registration registration(RegistrationId registrationId, Order order, List<TicketLine> lines, Instant now) {
        Money total = Registration.total(lines);
        return new Registration(
                registrationId,
                order.eventId(),
                order.userId(),
                order.attendee(),
                order.language(),
                lines,
                total,
                total.isZero() ? RegistrationStatus.CONFIRMED : RegistrationStatus.PENDING,
                now,
                now.plus(config.hold()),
                List.of());
    }

    /// What a buyer wants to register for.
    ///
    /// @param language the buyer's language as a BCP 47 tag; absent for the event's language
    public record Order(
            UserId userId,
            EventId eventId,
            Attendee attendee,
            @Nullable String language,
            TicketSelection selection) {}

    /// The result of registering.
    public sealed interface RegisterOutcome {
        /// The seats are held, or confirmed if they are free.
        record Registered(Registration registration) implements RegisterOutcome {}

        /// The same request was made before, with the same key.
        record RegisteredBefore(Registration registration) implements RegisterOutcome {}

        /// Another request was made before, with the same key.
        record KeyReused() implements RegisterOutcome {}

        /// Fewer seats of a type are left than requested.
        record SoldOut(String ticketType, int seatsLeft) implements RegisterOutcome {}

        /// The account would exceed its cap for this event.
        ///
        /// @param seats how many seats it holds or has bought
        /// @param openHolds how many of its registrations wait for payment
        record CapReached(int seats, int openHolds, AccountCap cap) implements RegisterOutcome {}

        /// Too many callers want seats right now. Retrying helps.
        record Busy() implements RegisterOutcome {}

        /// There is no such event.
        record UnknownEvent() implements RegisterOutcome {}

        /// The event has no such ticket type.
        record UnknownTicketType(String ticketType) implements RegisterOutcome {}

        /// The event has several ticket types, and the request names none.
        record TypeNotNamed() implements RegisterOutcome {}

        /// The event has ended.
        record EventOver() implements RegisterOutcome {}

        /// More seats than one registration may have.
        record TooMany(int most) implements RegisterOutcome {}

        /// The order costs more than one order may, in minor units.
        record TooExpensive(long most) implements RegisterOutcome {}
    }
}
