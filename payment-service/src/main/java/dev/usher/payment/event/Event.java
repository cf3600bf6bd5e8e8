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
/// @param zone where it takes place
/// @param admitsFrom the first instant at which its tickets admit
/// @param admitsUntil the first instant at which they no longer do
/// @param ticketTypes what can be bought: 1 to [#MAX_TICKET_TYPES], all in one currency
/// @param accentColor `#rrggbb`
public record Event(
        EventId eventId,
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
        String organizerName,
        @Nullable String accentColor) {
    /// So many that the seats of all of them fit one transaction.
    public static final int MAX_TICKET_TYPES = 10;

    private static final int FIRST_REVISION = 1;
    private static final String LANGUAGE = "en-GB";

    public Event {
        ticketTypes = List.copyOf(ticketTypes);
    }

    /// How many seats there are in all.
    public int capacity() {
        return ticketTypes.stream().mapToInt(TicketType::capacity).sum();
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

    /// What the other services need to know of it.
    public EventFacts facts() {
        return new EventFacts(
                eventId,
                FIRST_REVISION,
                name,
                venueName,
                venueAddress,
                startsAt,
                endsAt,
                doorsOpenAt,
                admitsFrom,
                admitsUntil,
                zone,
                LANGUAGE,
                organizerName,
                accentColor,
                null);
    }
}
