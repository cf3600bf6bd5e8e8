package dev.usher.ticket.listing;

import dev.usher.contracts.id.TicketId;
import dev.usher.ticket.listing.EventTickets.Place;
import dev.usher.ticket.listing.TicketLists.Held;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A position in a list, opaque to callers, and useless in anybody else's list.
final class Cursor {
    private static final String BEGINNING = "-";

    private Cursor() {}

    static String of(Held held) {
        return encoded(held.generatedAt() + " " + held.ticketId().uuid());
    }

    static String of(Place place) {
        TicketId after = place.after();
        return encoded(place.shard() + " " + (after == null ? BEGINNING : after.uuid()));
    }

    /// Reads one.
    ///
    /// @throws Malformed if we did not make it
    static Held held(String cursor) {
        try {
            String[] parts = parts(cursor);
            return new Held(Instant.parse(parts[0]), TicketId.parse(parts[1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Malformed(e);
        }
    }

    /// Reads one.
    ///
    /// @throws Malformed if we did not make it
    static Place place(String cursor) {
        try {
            String[] parts = parts(cursor);
            @Nullable TicketId after = parts[1].equals(BEGINNING) ? null : TicketId.parse(parts[1]);
            return new Place(Integer.parseInt(parts[0]), after);
        } catch (IllegalArgumentException e) {
            throw new Malformed(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] parts(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        return parts;
    }

    /// We did not make this cursor.
    static final class Malformed extends RuntimeException {
        private Malformed(RuntimeException cause) {
            super("not a cursor", cause);
        }
    }
}
