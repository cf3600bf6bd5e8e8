package dev.usher.ticket.use;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Uses without a database.
@Fake
public final class InMemoryTicketUses implements TicketUses {
    private final Map<TicketId, Use> uses = new HashMap<>();

    @Override
    public synchronized void learn(Use use, Instant seenAt) {
        uses.merge(use.ticketId(), use, (known, news) -> news.version() > known.version() ? news : known);
    }

    @Override
    public synchronized boolean isSpent(TicketId ticketId) {
        Use use = uses.get(ticketId);
        return use != null && use.used() && !use.admitsAgain();
    }
}
