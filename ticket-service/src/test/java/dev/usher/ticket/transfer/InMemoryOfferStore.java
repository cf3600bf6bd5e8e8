package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.testing.Fake;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Offers without DynamoDB. Shares the tickets' lock, which makes its writes one with theirs.
@Fake
final class InMemoryOfferStore implements OfferStore {
    private final InMemoryTicketStore tickets;
    private final Map<TicketId, Offer> offers = new HashMap<>();

    InMemoryOfferStore(InMemoryTicketStore tickets) {
        this.tickets = tickets;
    }

    @Override
    public Optional<Offer> find(TicketId ticketId) {
        synchronized (tickets) {
            return Optional.ofNullable(offers.get(ticketId));
        }
    }

    @Override
    public Optional<Offer> findByClaim(String claimHash) {
        synchronized (tickets) {
            return offers.values().stream()
                    .filter(offer -> offer.claimHash().equals(claimHash))
                    .findFirst();
        }
    }

    @Override
    public boolean offer(Ticket read, Offer offer, Envelope mail) {
        synchronized (tickets) {
            boolean written = tickets.find(read.ticketId()).filter(read::equals).isPresent()
                    && tickets.write(TicketWrite.of(List.of(), List.of(mail)));
            if (written) {
                offers.put(offer.ticketId(), offer);
            }
            return written;
        }
    }

    @Override
    public boolean claim(Offer claimed, TicketWrite write) {
        synchronized (tickets) {
            boolean written = isOpen(claimed) && tickets.write(write);
            if (written) {
                offers.put(claimed.ticketId(), claimed);
            }
            return written;
        }
    }

    @Override
    public void withdraw(Offer offer) {
        synchronized (tickets) {
            if (isOpen(offer)) {
                offers.remove(offer.ticketId());
            }
        }
    }

    private boolean isOpen(Offer wanted) {
        Offer known = offers.get(wanted.ticketId());
        return known != null && known.claimHash().equals(wanted.claimHash()) && known.claimedBy() == null;
    }
}
