package dev.usher.ticket.transfer;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import java.util.Optional;

/// Stores the last offer of each ticket.
interface OfferStore {
    /// The ticket's last offer; sees every earlier write.
    Optional<Offer> find(TicketId ticketId);

    /// The offer with this claim code. May lag behind [#offer] for a moment.
    Optional<Offer> findByClaim(String claimHash);

    /// Records an offer in place of the ticket's last one, with the mail that contains the code, if
    /// the ticket is still as it was read.
    ///
    /// @return whether it was recorded
    boolean offer(Ticket read, Offer offer, Envelope mail);

    /// Records that the offer is claimed, together with the ticket, if it is still open and nothing has
    /// changed since it was read. Of any number of concurrent calls one succeeds.
    ///
    /// @return whether it was recorded
    boolean claim(Offer claimed, TicketWrite write);

    /// Deletes an unclaimed offer, unless it has been replaced by now.
    void withdraw(Offer offer);
}
