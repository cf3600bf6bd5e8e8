package dev.usher.ticket.lifecycle;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.retry.Retry;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.printing.TicketDocuments;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Changes one ticket: reads it, decides, and records the change with its messages if the ticket is still
/// as it was read; otherwise starts over. Its stored documents are removed.
@Singleton
final class TicketChanges {
    private final TicketStore store;
    private final TicketDocuments documents;
    private final MeterRegistry meters;

    TicketChanges(TicketStore store, TicketDocuments documents, MeterRegistry meters) {
        this.store = store;
        this.documents = documents;
        this.meters = meters;
    }

    /// @param isVisible which tickets the caller may see; all others are reported as unknown
    /// @param cause what happens to the ticket, for counting
    /// @throws RuntimeException if a store cannot be reached. Whether the ticket was changed is unknown
    ///     then; repeating is as safe as the decision is
    ChangeOutcome change(
            TicketId ticketId, Predicate<Ticket> isVisible, String cause, Function<Ticket, Decision> decide) {
        return Retry.untilWon(ticketId, () -> {
            Optional<Ticket> found = store.find(ticketId).filter(isVisible);
            if (found.isEmpty()) {
                return Optional.of(new ChangeOutcome.Unknown());
            }
            Ticket read = found.get();
            switch (decide.apply(read)) {
                case Decision.Refuse() -> {
                    return Optional.of(new ChangeOutcome.NotValid(read.status()));
                }
                case Decision.Keep() -> {
                    return Optional.of(kept(read));
                }
                case Decision.Change(var next, var messages) -> {
                    var write = TicketWrite.of(List.of(next), messages);
                    if (documents.removedAround(List.of(read), () -> store.write(write))) {
                        meters.counter("usher.tickets.changed", "cause", cause).increment();
                        return Optional.of(new ChangeOutcome.Done(next));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /// Another caller may have withdrawn it and crashed before it removed the documents.
    private ChangeOutcome kept(Ticket ticket) {
        if (!ticket.isValid()) {
            documents.remove(List.of(ticket));
        }
        return new ChangeOutcome.Done(ticket);
    }

    /// What to do with a ticket.
    sealed interface Decision {
        /// Record this, and publish its messages.
        record Change(Ticket next, List<Envelope> messages) implements Decision {}

        /// It is already as requested.
        record Keep() implements Decision {}

        /// It is invalid.
        record Refuse() implements Decision {}
    }
}
