package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An event that tickets are sold for.
///
/// @param revision counts the event's changes from 1; the store counts and ignores the value in an event that
///     is put
/// @param zone the time zone that it takes place in
/// @param admitsFrom the first instant at which its tickets admit
/// @param admitsUntil the first instant at which they no longer admit
/// @param ticketTypes what can be bought: 1 to [#MAX_TICKET_TYPES], all in the same currency
/// @param language the language of its tickets unless the buyer chose another, as a BCP 47 tag
/// @param accentColor `#rrggbb`
/// @param logo the digest of its logo, absent if it has none; the store keeps the current one when an event
///     is put
/// @param perAccount how much of it one account may have
/// @param doorTimes what the door has said; the store keeps the current ones when an event is put
public record Event(
        EventId eventId,
        int revision,
        String name,
        @Nullable String description,
        String venueName,
        String venueAddress,
        Instant startsAt,
        Instant endsAt,
        Instant doorsOpenAt,
        Instant admitsFrom,
        Instant admitsUntil,
        ZoneId zone,
        List<TicketType> ticketTypes,
        String language,
        String organizerName,
        @Nullable String accentColor,
        @Nullable String logo,
        AccountCap perAccount,
        DoorTimes doorTimes) {
    /// The limit is chosen so that the seats of all types fit into one transaction.
    public static final int MAX_TICKET_TYPES = 10;

    /// The revision of a new event.
    static final int FIRST_REVISION = 1;

    public Event {
        ticketTypes = List.copyOf(ticketTypes);
    }

    /// The cap that has to be counted: none if an account may have all seats, each held separately.
    public AccountCap countedPerAccount() {
        return perAccount.allows(capacity(), capacity()) ? AccountCap.NONE : perAccount;
    }

    /// The number of seats of all types.
    public int capacity() {
        return ticketTypes.stream().mapToInt(TicketType::capacity).sum();
    }

    /// Before this instant, nobody is admitted: when the doors open, when tickets admit, or when those of the
    /// first ticket type with its own times do, whichever is earliest.
    public Instant entryBegins() {
        return Stream.of(Optional.of(doorsOpenAt), Optional.of(admitsFrom), Optional.ofNullable(doorTimes.earliest()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The lowest price of all ticket types.
    public Money price() {
        return Collections.min(
                ticketTypes.stream().map(TicketType::price).toList(), Comparator.comparingLong(Money::amountMinor));
    }

    /// The ticket type with this id, if there is one.
    public Optional<TicketType> ticketType(String id) {
        return ticketTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /// This event at another revision and with another logo.
    Event at(int newRevision, @Nullable String newLogo) {
        return with(newRevision, newLogo, doorTimes);
    }

    /// This event with what its door has said.
    Event with(DoorTimes newDoorTimes) {
        return with(revision, logo, newDoorTimes);
    }

    private Event with(int newRevision, @Nullable String newLogo, DoorTimes newDoorTimes) {
        return new Event(
                eventId,
                newRevision,
                name,
                description,
                venueName,
                venueAddress,
                startsAt,
                endsAt,
                doorsOpenAt,
                admitsFrom,
                admitsUntil,
                zone,
                ticketTypes,
                language,
                organizerName,
                accentColor,
                newLogo,
                perAccount,
                newDoorTimes);
    }

    /// What the other services need to know about the event.
    public EventFacts facts() {
        return new EventFacts(
                eventId,
                revision,
                name,
                venueName,
                venueAddress,
                startsAt,
                endsAt,
                doorsOpenAt,
                admitsFrom,
                admitsUntil,
                zone,
                language,
                organizerName,
                accentColor,
                logo);
    }
}
