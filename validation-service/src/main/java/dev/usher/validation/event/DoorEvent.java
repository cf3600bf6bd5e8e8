package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event as this service knows it.
///
/// @param revision the revision of payment-service's message; the higher one is newer
/// @param window when it admits, except ticket types with their own rule
public record DoorEvent(EventId eventId, int revision, String name, EventWindow window, DoorRules rules) {
    /// This event with other rules.
    DoorEvent with(DoorRules newRules) {
        return new DoorEvent(eventId, revision, name, window, newRules);
    }

    /// When tickets of this type admit.
    ///
    /// @param ticketType absent if it is unknown
    public EventWindow windowOf(@Nullable String ticketType) {
        var rule = ruleOf(ticketType);
        if (rule == null) {
            return window;
        }
        return new EventWindow(
                rule.admitsFrom() == null ? window.admitsFrom() : rule.admitsFrom(),
                rule.admitsUntil() == null ? window.admitsUntil() : rule.admitsUntil(),
                window.zone());
    }

    /// The gates where tickets of this type admit; empty if all gates.
    public Set<String> gatesOf(@Nullable String ticketType) {
        var rule = ruleOf(ticketType);
        return rule == null ? Set.of() : rule.gates();
    }

    /// Whether tickets of this type admit at this gate, at any time.
    ///
    /// @param ticketType absent if it is not known yet
    public boolean admitsAt(String gate, @Nullable String ticketType) {
        Set<String> gates = gatesOf(ticketType);
        return gates.isEmpty() || gates.contains(gate);
    }

    /// Whether the event's rules let a ticket of this type admit at this gate and instant.
    public boolean admits(@Nullable String ticketType, String gate, Instant now) {
        return admitsAt(gate, ticketType) && windowOf(ticketType).isOpenAt(now);
    }

    private DoorRules.@Nullable TypeRule ruleOf(@Nullable String ticketType) {
        return ticketType == null ? null : rules.ticketTypes().get(ticketType);
    }
}
