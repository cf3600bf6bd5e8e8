package dev.usher.payment;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.DoorTimes;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.TicketType;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Valid samples. Ids are new each time, so that tests may share tables.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Duration HOLD = Duration.ofMinutes(15);
    public static final UserId ADA = SampleMessages.ADA;
    public static final UserId BEN = SampleMessages.BEN;
    public static final Attendee ATTENDEE = SampleMessages.ATTENDEE;

    private Samples() {}

    /// An event that costs 10.50 EUR.
    public static Event event(int capacity) {
        return event(capacity, 1050);
    }

    public static Event event(int capacity, long priceMinor) {
        return event(TicketType.general(new Money(priceMinor, "eur"), capacity));
    }

    /// An event with these ticket types.
    public static Event event(TicketType... types) {
        return new Event(
                new EventId(UUID.randomUUID()),
                1,
                "Night of the Open Doors",
                "Bring a friend.\nOr two.",
                "Old Town Hall",
                "Market Square 1, Berlin",
                NOW.plus(Duration.ofHours(6)),
                NOW.plus(Duration.ofHours(10)),
                NOW.plus(Duration.ofHours(5)),
                NOW.plus(Duration.ofHours(5)),
                NOW.plus(Duration.ofHours(9)),
                ZoneId.of("Europe/Berlin"),
                List.of(types),
                "en-GB",
                "Open Doors e.V.",
                "#0b6e4f",
                null,
                AccountCap.DEFAULT,
                DoorTimes.NONE);
    }

    /// A registration that holds seats until [#HOLD] from [#NOW].
    public static Registration pending(Event event, int quantity) {
        return registration(event, quantity, RegistrationStatus.PENDING, NOW);
    }

    public static Registration registration(Event event, int quantity, RegistrationStatus status, Instant createdAt) {
        return new Registration(
                RegistrationId.random(),
                event.eventId(),
                ADA,
                ATTENDEE,
                null,
                lines(event, quantity),
                event.price().times(quantity),
                status,
                createdAt,
                createdAt.plus(HOLD),
                List.of());
    }

    public static Envelope paymentSucceeded(Event event, Registration registration, @Nullable String paymentIntentId) {
        return Envelope.of(NOW, registration.paidWith(paymentIntentId, NOW, event.facts()));
    }

    /// A number of tickets of the event's first type.
    public static List<TicketLine> lines(Event event, int quantity) {
        TicketType type = event.ticketTypes().getFirst();
        return List.of(new TicketLine(type.id(), type.name(), quantity, type.price()));
    }

    /// A payment that no money has arrived for, described by its registration's id.
    public static Payment payment(
            RegistrationId registrationId,
            int attempt,
            PaymentState state,
            Money amount,
            @Nullable String paymentIntentId,
            @Nullable String failureCode,
            Instant creatingSince) {
        return new Payment(
                registrationId,
                attempt,
                state,
                amount,
                paymentIntentId,
                failureCode,
                creatingSince,
                registrationId.toString(),
                null,
                MoneyBack.NONE);
    }

    /// The number of seats left of all types of an event together; zero if the event does not exist.
    public static int seatsLeft(EventStore events, Event event) {
        return events.seatsLeft(List.of(event)).getOrDefault(event.eventId(), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
