package dev.usher.payment.event;

import dev.usher.contracts.message.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event in the API.
///
/// @param timeZone IANA name of the time zone it takes place in; all instants are in UTC
/// @param capacity of all ticket types together, as is `seatsLeft`
/// @param price the lowest price of all ticket types
@Serdeable
record EventView(
        String eventId,
        String name,
        @Nullable String description,
        Venue venue,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        String language,
        Instant doorsOpenAt,
        Admission admission,
        int capacity,
        int seatsLeft,
        Money price,
        List<TicketTypeView> ticketTypes,
        PerAccount perAccount,
        Branding branding) {
    static EventView of(EventCatalog.Offer offer) {
        Event event = offer.event();
        Map<String, Integer> seatsLeft = offer.seatsLeft();
        return new EventView(
                event.eventId().toString(),
                event.name(),
                event.description(),
                new Venue(event.venueName(), event.venueAddress()),
                event.startsAt(),
                event.endsAt(),
                event.zone().getId(),
                event.language(),
                event.doorsOpenAt(),
                new Admission(event.admitsFrom(), event.admitsUntil()),
                event.capacity(),
                seatsLeft.values().stream().mapToInt(Integer::intValue).sum(),
                event.price(),
                event.ticketTypes().stream()
                        .map(type -> TicketTypeView.of(type, seatsLeft.getOrDefault(type.id(), 0)))
                        .toList(),
                new PerAccount(event.perAccount().seats(), event.perAccount().openHolds()),
                Branding.of(event));
    }

    /// What can be bought.
    ///
    /// @param price of one ticket
    @Serdeable
    record TicketTypeView(String id, String name, Money price, int capacity, int seatsLeft) {
        static TicketTypeView of(TicketType type, int seatsLeft) {
            return new TicketTypeView(type.id(), type.name(), type.price(), type.capacity(), seatsLeft);
        }
    }

    /// How much one account may have at the same time.
    ///
    /// @param seats seats that are held or confirmed, together
    /// @param openHolds registrations that wait for payment
    @Serdeable
    record PerAccount(int seats, int openHolds) {}

    @Serdeable
    record Venue(String name, String address) {}

    /// The period in which tickets admit.
    ///
    /// @param until the first instant at which they no longer admit
    @Serdeable
    record Admission(Instant from, Instant until) {}

    /// The organizer's branding.
    ///
    /// @param logoUrl path of the logo, which always shows the same picture; absent if there is none
    @Serdeable
    record Branding(
            @Nullable String accentColor,
            String organizerName,
            @Nullable String logoUrl) {
        static Branding of(Event event) {
            @Nullable String logo = event.logo();
            return new Branding(
                    event.accentColor(),
                    event.organizerName(),
                    logo == null ? null : "/events/" + event.eventId().uuid() + "/logo?v=" + logo);
        }
    }
}
