package dev.usher.ticket.order;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.testing.Fake;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tickets, and their record, without DynamoDB.
@Fake
public final class InMemoryTicketStore implements TicketStore, TicketRecord {
    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<RegistrationId, Order> orders = new HashMap<>();
    private final Map<String, Envelope> outbox = new LinkedHashMap<>();
    private final Map<String, TicketWrite> record = new LinkedHashMap<>();
    private final Set<RegistrationId> issued = new LinkedHashSet<>();

    @Override
    public synchronized boolean write(TicketWrite write) {
        Order order = write.order();
        boolean isFirst = (order == null || follows(orders.get(order.registrationId()), order))
                && write.tickets().stream().allMatch(ticket -> follows(tickets.get(ticket.ticketId()), ticket))
                && write.messages().stream().noneMatch(message -> outbox.containsKey(message.id()))
                && !record.containsKey(recordId(write))
                && !(isIssuing(write) && issued.contains(recordOf(write)));
        if (isFirst) {
            if (order != null || !write.tickets().isEmpty()) {
                record.put(recordId(write), write);
            }
            if (isIssuing(write)) {
                issued.add(recordOf(write));
            }
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

    @Override
    public synchronized Stream<RegistrationId> registrations(EventId eventId) {
        return issued.stream()
                .filter(registrationId -> of(registrationId)
                        .tickets()
                        .getFirst()
                        .event()
                        .eventId()
                        .equals(eventId))
                .toList()
                .stream();
    }

    @Override
    public synchronized Recorded of(RegistrationId registrationId) {
        var order = Order.unknown(registrationId);
        var newest = new TreeMap<Integer, Ticket>();
        for (TicketWrite write : record.values()) {
            if (recordOf(write).equals(registrationId)) {
                order = write.order() == null ? order : write.order();
                write.tickets()
                        .forEach(ticket -> newest.merge(
                                ticket.seat().number(),
                                ticket,
                                (one, other) -> one.revision() > other.revision() ? one : other));
            }
        }
        return new Recorded(order, List.copyOf(newest.values()));
    }

    @Override
    public synchronized boolean restore(Recorded before, Recorded after) {
        RegistrationId registrationId = before.order().registrationId();
        List<TicketId> ids = after.tickets().stream().map(Ticket::ticketId).toList();
        var current = new Recorded(order(registrationId), find(ids));
        var read = new Recorded(
                before.order(),
                before.tickets().stream()
                        .filter(ticket -> ids.contains(ticket.ticketId()))
                        .toList());
        if (!current.equals(read)) {
            return false;
        }
        orders.put(registrationId, after.order());
        after.tickets().forEach(ticket -> tickets.put(ticket.ticketId(), ticket));
        return true;
    }

    @Override
    public synchronized void publishAgain(List<Envelope> messages) {
        messages.forEach(message -> outbox.put(message.id(), message));
    }

    /// Loses everything but the record.
    public synchronized void lose() {
        tickets.clear();
        orders.clear();
        outbox.clear();
    }

    private static boolean isIssuing(TicketWrite write) {
        return write.messages().stream().anyMatch(message -> message.message() instanceof TicketIssued);
    }

    private static RegistrationId recordOf(TicketWrite write) {
        return write.order() == null
                ? write.tickets().getFirst().registrationId()
                : write.order().registrationId();
    }

    private static String recordId(TicketWrite write) {
        if (write.order() != null) {
            return write.order().registrationId() + "#" + write.order().revision();
        }
        return write.tickets().stream()
                .findFirst()
                .map(ticket -> ticket.ticketId() + "#" + ticket.revision())
                .orElse("messages only");
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
