package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.ticket.issuing.Trap;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import java.util.Optional;

/// Walks into a trap.
record TrappedOffers(OfferStore working, Trap trap) implements OfferStore {
    @Override
    public Optional<Offer> find(TicketId ticketId) {
        return trap.step(() -> working.find(ticketId));
    }

    @Override
    public Optional<Offer> findByClaim(String claimHash) {
        return trap.step(() -> working.findByClaim(claimHash));
    }

    @Override
    public boolean offer(Ticket read, Offer offer, Envelope mail) {
        return trap.step(() -> working.offer(read, offer, mail));
    }

    @Override
    public boolean claim(Offer claimed, TicketWrite write) {
        return trap.step(() -> working.claim(claimed, write));
    }

    @Override
    public void withdraw(Offer offer) {
        trap.step(() -> {
            working.withdraw(offer);
            return true;
        });
    }
}
