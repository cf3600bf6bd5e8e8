package dev.usher.ticket.lifecycle;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.TicketDocuments;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is told of an order's money, and lets its tickets follow: all in one transaction. If there
/// are no tickets yet, they are issued with it.
@Singleton
final class OrderMoney {
    private static final Logger LOG = LoggerFactory.getLogger(OrderMoney.class);
    private static final int MAX_ATTEMPTS = 20;

    private final TicketStore store;
    private final TicketDocuments documents;
    private final MeterRegistry meters;
    private final Clock clock;

    OrderMoney(TicketStore store, TicketDocuments documents, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.meters = meters;
        this.clock = clock;
    }

    /// Applies what was told. Repeating is harmless.
    ///
    /// @param told gives the same order back if it says nothing new
    /// @throws RuntimeException if a store cannot be reached; repeating is safe
    void apply(RegistrationId registrationId, UnaryOperator<Order> told) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Order read = store.order(registrationId);
            Order next = told.apply(read);
            List<Ticket> tickets = read.isIssued() ? store.ofRegistration(registrationId) : List.of();
            if (next.equals(read)) {
                // Whoever applied it may have crashed before what was printed meanwhile was removed.
                documents.remove(
                        tickets.stream().filter(ticket -> !ticket.isValid()).toList());
                return;
            }
            if (record(next, tickets)) {
                return;
            }
        }
        throw new IllegalStateException(registrationId + " changes faster than it can be read");
    }

    private boolean record(Order next, List<Ticket> tickets) {
        List<Ticket> before = tickets.stream()
                .filter(ticket -> !withdrawals(ticket, next).equals(ticket.withdrawals()))
                .toList();
        List<Ticket> after = before.stream()
                .map(ticket -> ticket.withdrawn(withdrawals(ticket, next), ticket.revokedFor()))
                .toList();
        var write = new TicketWrite(next, after, TicketMessages.statusChanged(before, after, clock.instant()));
        if (!documents.removedAround(before, () -> store.write(write))) {
            return false;
        }
        IntStream.range(0, after.size()).forEach(i -> count(before.get(i), after.get(i)));
        LOG.info("The money of {} changed {} tickets", next.registrationId(), after.size());
        return true;
    }

    /// What the money says, and what an organizer said.
    private static Set<Withdrawal> withdrawals(Ticket ticket, Order order) {
        var withdrawals = EnumSet.noneOf(Withdrawal.class);
        withdrawals.addAll(order.withdrawals());
        if (ticket.withdrawals().contains(Withdrawal.REVOKED)) {
            withdrawals.add(Withdrawal.REVOKED);
        }
        return withdrawals;
    }

    private void count(Ticket before, Ticket after) {
        if (before.status() != after.status()) {
            String cause = after.isValid() ? "restored" : after.status().wireName();
            meters.counter("usher.tickets.changed", "cause", cause).increment();
        }
    }
}
