package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.snapshot.ChangeLog.Entry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reports to ticket-service how tickets were used. It does not let used tickets be transferred.
@Singleton
public final class UsedTickets {
    private final ChangeLog log;
    private final DoorEvents events;
    private final Clock clock;

    UsedTickets(ChangeLog log, DoorEvents events, Clock clock) {
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /// The message about an entry; absent if all its tickets are as issued.
    @Nullable
    TicketUsed in(EventId eventId, Entry entry) {
        Entries rule = events.find(eventId)
                .map(event -> event.rules())
                .orElse(DoorRules.DEFAULT)
                .entries();
        List<Use> uses = entry.marks().stream()
                .filter(mark -> !mark.isAsIssued())
                .map(mark ->
                        new Use(mark.ticketId(), mark.entries() > 0, rule.isOpenAfter(mark.entries()), mark.version()))
                .toList();
        return uses.isEmpty() ? null : new TicketUsed(eventId, entry.number(), uses, clock.instant());
    }

    /// Publishes the last state of each ticket of an event again.
    ///
    /// @param progress gets the numbers now and then
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public Progress publishAgain(EventId eventId, Consumer<Progress> progress) {
        Map<TicketId, Long> last = new HashMap<>();
        try (var entries = log.after(eventId, ChangeLog.NOTHING)) {
            entries.forEach(entry -> entry.marks().forEach(mark -> last.put(mark.ticketId(), entry.number())));
        }
        var sum = Progress.NONE;
        try (var entries = log.after(eventId, ChangeLog.NOTHING)) {
            for (Entry entry : (Iterable<Entry>) entries::iterator) {
                List<TicketMark> newest = entry.marks().stream()
                        .filter(mark -> Long.valueOf(entry.number()).equals(last.get(mark.ticketId())))
                        .toList();
                TicketUsed message = in(eventId, new Entry(entry.number(), newest));
                if (message != null) {
                    log.publishAgain(message);
                }
                sum = sum.plus(
                        newest.size(), message == null ? 0 : message.tickets().size());
                progress.accept(sum);
            }
        }
        return sum;
    }
}
