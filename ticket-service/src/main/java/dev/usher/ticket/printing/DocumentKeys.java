package dev.usher.ticket.printing;

import dev.usher.contracts.hash.Sha256;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.order.Ticket;
import java.util.List;
import java.util.stream.Stream;

/// The S3 keys of documents. A ticket's key contains its issue, an order's the holder: a key that
/// somebody has a URL of never comes to hold somebody else's document.
final class DocumentKeys {
    private static final int HOLDER_DIGITS = 32;

    private DocumentKeys() {}

    static String ofTicket(Ticket ticket, Layout layout) {
        return "tickets/" + ticket.ticketId().uuid() + "/" + ticket.edition().issue() + "/" + layout.name() + ".pdf";
    }

    static String ofOrder(RegistrationId registrationId, UserId holder, Layout layout) {
        String hidden = Sha256.hex(holder.toString()).substring(0, HOLDER_DIGITS);
        return "orders/" + registrationId.uuid() + "/" + hidden + "/" + layout.name() + ".pdf";
    }

    /// All keys that may hold documents of these tickets.
    static List<String> ofAll(List<Ticket> tickets) {
        return tickets.stream()
                .flatMap(ticket -> Layouts.ALL.stream()
                        .flatMap(layout -> Stream.of(
                                ofTicket(ticket, layout),
                                ofOrder(ticket.registrationId(), ticket.holder().userId(), layout))))
                .distinct()
                .toList();
    }
}
