package dev.usher.payment.registration;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A ticket of a registration, as of the newest message about it.
///
/// @param number counted from 1, in the order of the registration's lines
/// @param userId the current holder; not the buyer if the ticket was transferred
/// @param revision of two states of a ticket, the one with the higher revision is newer
public record RegistrationTicket(
        TicketId ticketId, int number, UserId userId, TicketState.Status status, int revision) {
    /// A ticket as it was issued.
    public static RegistrationTicket issued(TicketId ticketId, int number, UserId userId) {
        return new RegistrationTicket(ticketId, number, userId, TicketState.Status.VALID, 1);
    }

    /// A ticket after a change.
    static RegistrationTicket of(TicketState state) {
        return new RegistrationTicket(
                state.ticketId(), state.number(), state.userId(), state.status(), state.revision());
    }

    /// The newest known state of each ticket, ordered by number. Messages may arrive late, twice and in any
    /// order: the result is the same.
    static List<RegistrationTicket> newest(List<RegistrationTicket> known, List<RegistrationTicket> news) {
        Map<TicketId, RegistrationTicket> newest = new HashMap<>();
        Stream.concat(known.stream(), news.stream())
                .forEach(ticket -> newest.merge(
                        ticket.ticketId(),
                        ticket,
                        (before, other) -> other.revision() > before.revision() ? other : before));
        return newest.values().stream()
                .sorted(Comparator.comparingInt(RegistrationTicket::number))
                .toList();
    }
}
