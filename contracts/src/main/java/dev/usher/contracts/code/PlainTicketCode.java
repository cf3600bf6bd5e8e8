package dev.usher.contracts.code;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import java.util.Optional;

/// The unsigned form `TICKET#…|EVENT#…|USER#…`, typed by a supervisor when a code cannot be read. It proves
/// nothing: a door that accepts it must compare all three ids with the ticket's record.
public record PlainTicketCode(TicketId ticketId, EventId eventId, UserId userId) implements TicketIds {
    /// Longer than any three ids.
    private static final int MAX_LENGTH = 200;

    /// Reads the text, if it is one; all three prefixes are needed.
    public static Optional<PlainTicketCode> parse(String text) {
        String[] parts = text.strip().split("\\|", 3);
        if (text.length() > MAX_LENGTH
                || parts.length != 3
                || !parts[0].startsWith("TICKET#")
                || !parts[1].startsWith("EVENT#")
                || !parts[2].startsWith("USER#")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PlainTicketCode(TicketId.parse(parts[0]), EventId.parse(parts[1]), UserId.parse(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return ticketId + "|" + eventId + "|" + userId;
    }
}
