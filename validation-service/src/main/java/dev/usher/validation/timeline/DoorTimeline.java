package dev.usher.validation.timeline;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.timeline.Timeline;
import dev.usher.contracts.timeline.Timeline.Step;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Ticket;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What validation-service knows of an order: who went in or out with its tickets.
@Singleton
final class DoorTimeline {
    /// As many tickets as one registration can have: ids derive from it and their numbers.
    private static final int MOST_TICKETS = 50;

    private final AdmissionStore tickets;

    DoorTimeline(AdmissionStore tickets) {
        this.tickets = tickets;
    }

    /// The steps; none if nobody went in or out, or the event has no such order.
    Timeline of(EventId eventId, RegistrationId registrationId) {
        Map<TicketId, Integer> numbers = new HashMap<>();
        IntStream.rangeClosed(1, MOST_TICKETS)
                .forEach(number -> numbers.put(TicketId.derive(registrationId, number), number));
        var steps = new ArrayList<Step>();
        for (Ticket ticket : tickets.find(numbers.keySet())) {
            if (ticket.eventId().equals(eventId)) {
                int number = numbers.getOrDefault(ticket.ticketId(), 0);
                add(ticket.presence().passages(), number, false, steps);
                add(ticket.presence().undone(), number, true, steps);
            }
        }
        return new Timeline(steps);
    }

    private static void add(List<Passage> passages, int number, boolean isUndone, List<Step> steps) {
        for (Passage passage : passages) {
            String what = passage.direction() == Direction.EXIT ? "left" : isUndone ? "entry_undone" : "entered";
            steps.add(Step.of(passage.at(), what, number, passage.gate()));
        }
    }
}
