package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Changed tickets without a database, and tickets by type, all of one event.
@Singleton
@Replaces(DynamoTicketMarks.class)
@Requires(property = "usher.fakes")
final class InMemoryTicketMarks implements TicketMarks {
    private final List<TicketMark> marks = new ArrayList<>();
    private final Map<String, List<LearnedTicket>> byType = new HashMap<>();

    synchronized void add(TicketMark mark) {
        marks.add(mark);
    }

    synchronized void add(String type, LearnedTicket ticket) {
        byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(ticket);
    }

    @Override
    public synchronized List<LearnedTicket> learnedSince(EventId eventId, String type, Instant since, int most) {
        return byType.getOrDefault(type, List.of()).stream()
                .filter(ticket -> ticket.learnedAt().isAfter(since))
                .sorted(Comparator.comparing(LearnedTicket::learnedAt))
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
