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
import org.jspecify.annotations.Nullable;

/// Something that tickets are sold for.
///
/// @param revision counts its changes from 1; the store counts, whatever stands in an event that is put
/// @param zone where it takes place
/// @param admitsFrom the first instant at which its tickets admit
/// @param admitsUntil the first instant at which they no longer do
/// @param ticketTypes what can be bought: 1 to [#MAX_TICKET_TYPES], all in one currency
/// @param language what its tickets are printed in unless the buyer chose another: a BCP 47 tag
/// @param accentColor `#rrggbb`
/// @param logo the digest of its logo, absent without one; the store keeps it when an event is put
/// @param perAccount how much of it one account may have
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
        AccountCap perAccount) {
    /// So many that the seats of all of them fit one transaction.
    public static final int MAX_TICKET_TYPES = 10;

    /// That of an event that is new.
    static final int FIRST_REVISION = 1;

    public Event {
        ticketTypes = List.copyOf(ticketTypes);
    }

    /// An event with the usual cap per account.
    public Event(
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
            @Nullable String logo) {
        this(
                eventId,
                revision,
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
                logo,
                AccountCap.DEFAULT);
    }

    /// What is counted of an account: nothing if the cap lets it have all seats, each held on its own.
    public AccountCap countedPerAccount() {
        return perAccount.allows(capacity(), capacity()) ? AccountCap.NONE : perAccount;
    }

    /// How many seats there are in all.
    public int capacity() {
        return ticketTypes.stream().mapToInt(TicketType::capacity).sum();
    }

    /// Before this instant nobody was admitted: when the doors open, or tickets admit, whichever is earlier.
    /// The door's own rules of a ticket type are not known here.
    public Instant entryBegins() {
        return admitsFrom.isBefore(doorsOpenAt) ? admitsFrom : doorsOpenAt;
    }

    /// The lowest price of its ticket types.
    public Money price() {
        return Collections.min(
                ticketTypes.stream().map(TicketType::price).toList(), Comparator.comparingLong(Money::amountMinor));
    }

    /// The ticket type of this id, if there is one.
    public Optional<TicketType> ticketType(String id) {
        return ticketTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /// The same event after another change.
    Event at(int newRevision, @Nullable String newLogo) {
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
                perAccount);
    }

    /// What the other services need to know of it.
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
