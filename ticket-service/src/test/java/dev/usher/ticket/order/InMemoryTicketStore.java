package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.testing.Fake;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tickets without DynamoDB.
@Fake
public final class InMemoryTicketStore implements TicketStore {
    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<RegistrationId, Order> orders = new HashMap<>();
    private final Map<String, Envelope> outbox = new LinkedHashMap<>();

    @Override
    public synchronized boolean write(TicketWrite write) {
        Order order = write.order();
        boolean isFirst = (order == null || follows(orders.get(order.registrationId()), order))
                && write.tickets().stream().allMatch(ticket -> follows(tickets.get(ticket.ticketId()), ticket))
                && write.messages().stream().noneMatch(message -> outbox.containsKey(message.id()));
        if (isFirst) {
            if (order != null) {
                orders.put(order.registrationId(), order);
            }
            write.tickets().forEach(ticket -> tickets.put(ticket.ticketId(), ticket));
            write.messages().forEach(message -> outbox.put(message.id(), message));
        }
        return isFirst;
    }

    @Override
    public synchronized Order order(RegistrationId registrationId) {
        return orders.getOrDefault(registrationId, Order.unknown(registrationId));
    }

    @Override
    public synchronized List<Ticket> find(Collection<TicketId> ticketIds) {
        return ticketIds.stream()
                .map(tickets::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(
                                (Ticket ticket) -> ticket.registrationId().uuid())
                        .thenComparingInt(ticket -> ticket.seat().number()))
                .toList();
    }

    @Override
    public synchronized List<Ticket> ofRegistration(RegistrationId registrationId) {
        return all().stream()
                .filter(ticket -> ticket.registrationId().equals(registrationId))
                .sorted(Comparator.comparingInt(ticket -> ticket.seat().number()))
                .toList();
    }

    /// Every ticket, the oldest first.
    public synchronized List<Ticket> all() {
        return List.copyOf(tickets.values());
    }

    /// The messages that the relay would publish.
    public synchronized List<Envelope> outbox() {
        return List.copyOf(outbox.values());
    }

    private static boolean follows(@Nullable Order known, Order next) {
        return known == null || known.revision() == next.revision() - 1;
    }

    private static boolean follows(@Nullable Ticket known, Ticket next) {
        return known == null || known.revision() == next.revision() - 1;
    }
}
