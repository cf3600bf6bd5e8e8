package dev.usher.ticket.rebuild;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.platform.aws.UnreadableItem;
import dev.usher.platform.operations.Rebuild;
import dev.usher.platform.retry.Retry;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.TicketRecord;
import dev.usher.ticket.order.TicketRecord.Recorded;
import dev.usher.ticket.order.TicketStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Restores an event's orders and tickets from the record. Documents are not restored: each is printed again
/// when somebody wants it. No mail is sent.
@Singleton
final class TicketRebuild implements Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRebuild.class);

    /// After this number of orders, progress is reported.
    private static final int REPORTED_AFTER = 50;

    private final TicketRecord record;
    private final TicketStore store;
    private final Clock clock;

    TicketRebuild(TicketRecord record, TicketStore store, Clock clock) {
        this.record = record;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String requestTable() {
        return RebuildRequestTable.TICKETS;
    }

    @Override
    public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
        return eachOrder(eventId, registrationId -> restore(registrationId, dryRun), progress);
    }

    @Override
    public Progress publish(EventId eventId, Consumer<Progress> progress) {
        return eachOrder(eventId, this::publish, progress);
    }

    private Progress eachOrder(EventId eventId, Function<RegistrationId, Progress> work, Consumer<Progress> progress) {
        var sum = Progress.NONE;
        int orders = 0;
        try (Stream<RegistrationId> registrations = record.registrations(eventId)) {
            for (RegistrationId registrationId : (Iterable<RegistrationId>) registrations::iterator) {
                try {
                    Progress one = work.apply(registrationId);
                    sum = sum.plus(one.read(), one.done());
                } catch (UnreadableItem e) {
                    // Restoring the order without one of its rows could make a withdrawn ticket valid.
                    LOG.error("{} is left as it is, because its record cannot be read", registrationId, e);
                    sum = sum.plusUnreadable();
                }
                orders++;
                if (orders % REPORTED_AFTER == 0) {
                    progress.accept(sum);
                }
            }
        }
        return sum;
    }

    private Progress restore(RegistrationId registrationId, boolean dryRun) {
        return Retry.untilWon(registrationId, () -> {
            Recorded recorded = record.of(registrationId);
            Recorded stored = stored(recorded);
            Recorded missing = missing(stored, recorded);
            boolean isDone = dryRun || record.restore(stored, missing);
            return isDone ? Optional.of(progress(recorded, stored, missing)) : Optional.empty();
        });
    }

    /// Without their order's row, tickets are not found either.
    private static Progress progress(Recorded recorded, Recorded stored, Recorded missing) {
        int tickets = recorded.tickets().size();
        return new Progress(
                tickets,
                missing.order().equals(stored.order()) ? missing.tickets().size() : tickets);
    }

    private Recorded stored(Recorded recorded) {
        List<TicketId> ids = recorded.tickets().stream().map(Ticket::ticketId).toList();
        return new Recorded(store.order(recorded.order().registrationId()), store.find(ids));
    }

    /// What should be stored in place of what is: whatever is newer. Nothing is ahead of the record.
    private static Recorded missing(Recorded stored, Recorded recorded) {
        Order known = stored.order();
        Order order = recorded.order().revision() > known.revision() ? recorded.order() : known;
        Map<TicketId, Integer> revisions =
                stored.tickets().stream().collect(Collectors.toMap(Ticket::ticketId, Ticket::revision));
        List<Ticket> newer = recorded.tickets().stream()
                .filter(ticket -> ticket.revision() > revisions.getOrDefault(ticket.ticketId(), 0))
                .toList();
        return new Recorded(order, newer);
    }

    private Progress publish(RegistrationId registrationId) {
        List<Ticket> tickets = store.ofRegistration(registrationId);
        record.publishAgain(TicketMessages.current(tickets, clock.instant()));
        return new Progress(tickets.size(), tickets.size());
    }
}
