package dev.usher.payment.registration;

import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tickets that a buyer selects.
public sealed interface TicketSelection {
    /// A number of tickets of the event's only type.
    record OfTheOnlyType(int quantity) implements TicketSelection {}

    /// A number of tickets of each type, by the type's id, in the order of the request.
    record OfTypes(Map<String, Integer> quantities) implements TicketSelection {
        public OfTypes {
            quantities = new LinkedHashMap<>(quantities);
        }
    }

    /// The number of all tickets.
    default int quantity() {
        return switch (this) {
            case OfTheOnlyType(int quantity) -> quantity;
            case OfTypes(var quantities) ->
                quantities.values().stream().mapToInt(Integer::intValue).sum();
        };
    }

    /// What the event offers for this selection, at its current prices.
    default Fulfilment of(Event event) {
        return switch (this) {
            case OfTheOnlyType(int quantity) ->
                event.ticketTypes().size() == 1
                        ? of(event, Map.of(event.ticketTypes().getFirst().id(), quantity))
                        : new Fulfilment.NotClear();
            case OfTypes(var quantities) -> of(event, quantities);
        };
    }

    /// Whether these lines are what was selected, at any price.
    default boolean isFor(List<TicketLine> lines) {
        return switch (this) {
            case OfTheOnlyType(int quantity) ->
                lines.size() == 1 && lines.getFirst().quantity() == quantity;
            case OfTypes(var quantities) ->
                quantities.equals(lines.stream().collect(Collectors.toMap(TicketLine::type, TicketLine::quantity)));
        };
    }

    private static Fulfilment of(Event event, Map<String, Integer> quantities) {
        var lines = new ArrayList<TicketLine>();
        for (var wanted : quantities.entrySet()) {
            Optional<TicketLine> line = event.ticketType(wanted.getKey())
                    .map(type -> new TicketLine(type.id(), type.name(), wanted.getValue(), type.price()));
            if (line.isEmpty()) {
                return new Fulfilment.NoSuchType(wanted.getKey());
            }
            lines.add(line.get());
        }
        return new Fulfilment.Lines(lines);
    }

    /// What an event offers for a selection.
    sealed interface Fulfilment {
        /// These tickets, with their prices.
        record Lines(List<TicketLine> lines) implements Fulfilment {}

        /// The event has no ticket type with this id.
        record NoSuchType(String ticketType) implements Fulfilment {}

        /// The event has several types, and the selection names none.
        record NotClear() implements Fulfilment {}
    }
}
