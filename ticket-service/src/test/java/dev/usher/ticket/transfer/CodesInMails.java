package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the claim codes in the mails that go by.
final class CodesInMails implements OfferStore {
    private final OfferStore working;
    private @Nullable String lastCode;

    CodesInMails(OfferStore working) {
        this.working = working;
    }

    String lastCode() {
        return Objects.requireNonNull(lastCode);
    }

    @Override
    public Optional<Offer> find(TicketId ticketId) {
        return working.find(ticketId);
    }

    @Override
    public Optional<Offer> findByClaim(String claimHash) {
        return working.findByClaim(claimHash);
    }

    @Override
    public boolean offer(Ticket read, Offer offer, Envelope mail) {
        lastCode = ((TicketMailRequested) mail.message()).claimCode();
        return working.offer(read, offer, mail);
    }

    @Override
    public boolean claim(Offer claimed, TicketWrite write) {
        return working.claim(claimed, write);
    }

    @Override
    public void withdraw(Offer offer) {
        working.withdraw(offer);
    }
}
