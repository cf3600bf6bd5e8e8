package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import java.util.List;
import java.util.Optional;

/// Remembers which tickets exist.
public interface TicketStore {
    /// Records all tickets of a registration together with the message that tells of them. Atomic: of any
    /// number of concurrent calls for one registration exactly one answers [IssueOutcome.Issued], and only
    /// its message is published.
    ///
    /// @param tickets all of one registration, at least one
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    IssueOutcome record(List<Ticket> tickets, Envelope ticketIssued);

    /// The ticket, if there is one.
    Optional<Ticket> find(TicketId ticketId);

    /// The tickets of a registration by number; empty if it has none yet. May lag behind [#record] for a
    /// moment.
    List<Ticket> ofRegistration(RegistrationId registrationId);

    /// Whether the registration's tickets are recorded. Not older than the last [#record].
    boolean isIssued(RegistrationId registrationId);
}
