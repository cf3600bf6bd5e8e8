package dev.usher.ticket.listing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.platform.testing.Fake;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists without DynamoDB, of a store without DynamoDB.
@Fake
public final class InMemoryTicketLists implements TicketLists {
    private static final Comparator<Ticket> NEWEST_FIRST = Comparator.comparing(Ticket::generatedAt)
            .thenComparing(ticket -> ticket.ticketId().toString())
            .reversed();

    private final InMemoryTicketStore store;

    public InMemoryTicketLists(InMemoryTicketStore store) {
        this.store = store;
    }

    @Override
    public List<Ticket> ofUser(UserId holder, int limit, @Nullable Held after) {
        List<Ticket> all = store.all().stream()
                .filter(ticket -> ticket.holder().userId().equals(holder))
                .sorted(NEWEST_FIRST)
                .toList();
        return all.stream()
                .skip(after == null ? 0 : all.stream().map(Held::of).toList().indexOf(after) + 1L)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Ticket> ofEvent(EventId eventId, int shard, int limit, @Nullable TicketId after) {
        return store.all().stream()
                .filter(ticket -> ticket.event().eventId().equals(eventId))
                .filter(ticket -> Math.floorMod(ticket.seat().number(), eventShards()) == shard)
                .sorted(Comparator.comparing(ticket -> ticket.ticketId().toString()))
                .filter(ticket -> after == null || ticket.ticketId().toString().compareTo(after.toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public int eventShards() {
        return 3;
    }
}
