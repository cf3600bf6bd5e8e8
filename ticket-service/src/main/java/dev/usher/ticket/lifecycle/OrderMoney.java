package dev.usher.ticket.lifecycle;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.retry.Retry;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what happened to an order's money and changes its tickets accordingly, in one transaction.
/// Tickets that do not exist yet are issued with it later.
@Singleton
final class OrderMoney {
    private static final Logger LOG = LoggerFactory.getLogger(OrderMoney.class);

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

    /// Applies a change. Repeating is harmless.
    ///
    /// @param change returns the same order if it is not news
    /// @throws RuntimeException if a store cannot be reached; repeating is safe
    void apply(RegistrationId registrationId, UnaryOperator<Order> change) {
        Retry.untilWon(registrationId, () -> {
            Order read = store.order(registrationId);
            Order next = change.apply(read);
            List<Ticket> tickets = read.isIssued() ? store.ofRegistration(registrationId) : List.of();
            if (next.equals(read)) {
                // An earlier attempt may have crashed before it removed the documents.
                documents.remove(
                        tickets.stream().filter(ticket -> !ticket.isValid()).toList());
                return Optional.of(next);
            }
            if (record(next, tickets)) {
                return Optional.of(next);
            }
            return Optional.empty();
        });
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
