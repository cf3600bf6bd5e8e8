package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tickets without DynamoDB.
public final class InMemoryTicketStore implements TicketStore {
    private final Map<RegistrationId, List<Ticket>> byRegistration = new HashMap<>();
    private final List<Envelope> outbox = new ArrayList<>();

    @Override
    public synchronized IssueOutcome record(List<Ticket> tickets, Envelope ticketIssued) {
        if (byRegistration.putIfAbsent(tickets.getFirst().registrationId(), List.copyOf(tickets)) != null) {
            return new IssueOutcome.AlreadyIssued();
        }
        outbox.add(ticketIssued);
        return new IssueOutcome.Issued(tickets.size());
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId ticketId) {
        return byRegistration.values().stream()
                .flatMap(List::stream)
                .filter(ticket -> ticket.ticketId().equals(ticketId))
                .findFirst();
    }

    @Override
    public synchronized List<Ticket> ofRegistration(RegistrationId registrationId) {
        return byRegistration.getOrDefault(registrationId, List.of());
    }

    @Override
    public synchronized boolean isIssued(RegistrationId registrationId) {
        return byRegistration.containsKey(registrationId);
    }

    /// The messages that the relay would publish.
    public synchronized List<Envelope> outbox() {
        return List.copyOf(outbox);
    }
}
