package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changed tickets without a database, and tickets by type, all of one event.
@Singleton
@Replaces(DynamoTicketMarks.class)
@Requires(property = "usher.fakes")
final class InMemoryTicketMarks implements TicketMarks {
    private final List<TicketMark> marks = new ArrayList<>();
    private final List<TypedTicket> typed = new ArrayList<>();

    synchronized void add(TicketMark mark) {
        marks.add(mark);
    }

    synchronized void add(TypedTicket ticket) {
        typed.add(ticket);
    }

    @Override
    public synchronized List<TypedTicket> learnedSince(EventId eventId, String type, Instant since, int most) {
        return typed.stream()
                .filter(ticket ->
                        ticket.type().equals(type) && ticket.learnedAt().isAfter(since))
                .sorted(Comparator.comparing(TypedTicket::learnedAt))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<TicketMark> changedSince(EventId eventId, Instant since, int most) {
        return marks.stream()
                .filter(mark -> mark.changedAt().isAfter(since))
                .sorted(Comparator.comparing(TicketMark::changedAt))
                .limit(most)
                .toList();
    }
}
