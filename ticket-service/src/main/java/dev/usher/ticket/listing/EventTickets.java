package dev.usher.ticket.listing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.ticket.order.Ticket;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An event's tickets that match a filter, for its organizer.
///
/// A page reads at most `limit` tickets, however few of them match: it may be short or even empty without
/// being the last.
@Singleton
final class EventTickets {
    private static final int MOST_READ = 1000;

    private final TicketLists lists;

    EventTickets(TicketLists lists) {
        this.lists = lists;
    }

    /// A page of at most `limit`.
    ///
    /// @param from where to start
    Page page(EventId eventId, Predicate<Ticket> filter, int limit, Place from) {
        var found = new ArrayList<Ticket>();
        Place place = from;
        for (int read = 0; place.shard < lists.eventShards() && read < MOST_READ; ) {
            int wanted = Math.min(limit, MOST_READ - read);
            List<Ticket> part = lists.ofEvent(eventId, place.shard, wanted, place.after);
            read += Math.max(1, part.size());
            for (Ticket ticket : part) {
                place = new Place(place.shard, ticket.ticketId());
                if (filter.test(ticket)) {
                    found.add(ticket);
                }
                if (found.size() == limit) {
                    return new Page(found, place);
                }
            }
            if (part.size() < wanted) {
                place = new Place(place.shard + 1, null);
            }
        }
        return new Page(found, place.shard < lists.eventShards() ? place : null);
    }

    /// A place in the list.
    ///
    /// @param after the last ticket before it in its shard; absent at the shard's beginning
    record Place(int shard, @Nullable TicketId after) {
        static final Place BEGINNING = new Place(0, null);

        Place {
            if (shard < 0) {
                throw new IllegalArgumentException("shards are counted from 0");
            }
        }
    }

    /// Tickets, and where the next page starts; absent on the last page.
    record Page(List<Ticket> tickets, @Nullable Place next) {}
}
