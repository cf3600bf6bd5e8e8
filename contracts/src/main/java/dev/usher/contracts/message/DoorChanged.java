package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.EventId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The organizer has changed the rules of an event's door.
///
/// @param revision counts the changes from 1; a reader that has seen a higher one ignores this message
/// @param ticketTypes those that admit at their own times, at most [#MAX_TICKET_TYPES]; all others admit as
///     the event
@Serdeable
public record DoorChanged(EventId eventId, int revision, List<TypeTimes> ticketTypes, Instant changedAt)
        implements Message {
    /// The most ticket types that one message carries.
    public static final int MAX_TICKET_TYPES = 50;

    public DoorChanged {
        Fields.require(eventId, "eventId");
        Fields.requireBetween(revision, 1, Integer.MAX_VALUE, "revision");
        Fields.require(ticketTypes, "ticketTypes");
        ticketTypes = List.copyOf(ticketTypes);
        Fields.requireBetween(ticketTypes.size(), 0, MAX_TICKET_TYPES, "number of ticket types");
        Fields.require(changedAt, "changedAt");
    }

    /// When tickets of one type admit.
    ///
    /// @param ticketType its id
    /// @param admitsFrom the first instant at which they admit; if absent, as the event
    /// @param admitsUntil the first instant at which they no longer admit; if absent, as the event
    @Serdeable
    public record TypeTimes(
            String ticketType,
            @Nullable Instant admitsFrom,
            @Nullable Instant admitsUntil) {
        public TypeTimes {
            Fields.requireType(ticketType, "ticketType");
        }
    }

    @Override
    @JsonIgnore
    public String subject() {
        return eventId.toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return subject() + "#" + revision;
    }
}
