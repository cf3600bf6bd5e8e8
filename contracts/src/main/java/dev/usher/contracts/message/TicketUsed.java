package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/// How tickets of an event have been used so far. Of two messages about a ticket the one with the higher
/// version is newer.
///
/// @param change the number of the door's change, which identifies the message within the event
/// @param tickets 1 to [#MAX_TICKETS]
/// @param seenAt when the door saw it, some seconds after it happened
@Serdeable
public record TicketUsed(EventId eventId, long change, List<Use> tickets, Instant seenAt) implements Message {
    /// The most tickets that one message carries.
    public static final int MAX_TICKETS = 500;

    public TicketUsed {
        Fields.require(eventId, "eventId");
        Fields.require(tickets, "tickets");
        tickets = List.copyOf(tickets);
        Fields.requireBetween(tickets.size(), 1, MAX_TICKETS, "number of tickets");
        Fields.require(seenAt, "seenAt");
    }

    /// How one ticket was used.
    ///
    /// @param used whether it admitted; false if its only entry was undone
    /// @param admitsAgain whether it may admit (again), by the event's rules at that moment
    /// @param version how often the door's record of the ticket has changed
    @Serdeable
    public record Use(TicketId ticketId, boolean used, boolean admitsAgain, int version) {
        public Use {
            Fields.require(ticketId, "ticketId");
            Fields.requireBetween(version, 0, Integer.MAX_VALUE, "version");
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
        return subject() + "#" + change;
    }
}
