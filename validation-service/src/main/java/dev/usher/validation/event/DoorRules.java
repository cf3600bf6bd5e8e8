package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.WireNamed;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How tickets of an event admit, as set by the organizer.
///
/// @param entries how often a ticket admits
/// @param ticketTypes keyed by the type's id; types without their own rule are absent
public record DoorRules(Entries entries, Map<String, TypeRule> ticketTypes) {
    /// The maximum number of ticket types with their own rule.
    public static final int MAX_TICKET_TYPES = DoorChanged.MAX_TICKET_TYPES;

    /// The maximum number of gates that the types' rules name, counting a gate once for each type. Even
    /// with the longest names, that many fit into one row.
    public static final int MAX_GATES = 1000;

    /// Every ticket admits once, at every gate, while the event admits.
    public static final DoorRules DEFAULT = new DoorRules(new Entries(Entries.Mode.ONCE, 1), Map.of());

    public DoorRules {
        ticketTypes = Map.copyOf(ticketTypes);
        if (ticketTypes.values().stream().mapToInt(type -> type.gates().size()).sum() > MAX_GATES) {
            throw new IllegalArgumentException("ticketTypes must not name more than " + MAX_GATES + " gates in all");
        }
    }

    /// The message that reports these rules to the other services.
    ///
    /// @param revision counts the changes of the event's rules from 1
    DoorChanged changed(EventId eventId, int revision, Instant now) {
        return new DoorChanged(
                eventId,
                revision,
                ticketTypes.entrySet().stream()
                        .filter(type -> type.getValue().hasOwnTimes())
                        .map(type -> new DoorChanged.TypeTimes(
                                type.getKey(),
                                type.getValue().admitsFrom(),
                                type.getValue().admitsUntil()))
                        .sorted(Comparator.comparing(DoorChanged.TypeTimes::ticketType))
                        .toList(),
                now);
    }

    /// How often a ticket admits.
    ///
    /// @param most the maximum number of entries in total, 1 to [#LIMIT]; 1 for `ONCE`
    public record Entries(Mode mode, int most) {
        /// The maximum number of entries of one ticket, because each one adds to the ticket's row.
        public static final int LIMIT = 100;

        public Entries {
            if (most < 1 || most > LIMIT || (mode == Mode.ONCE && most != 1)) {
                throw new IllegalArgumentException("most must be 1 to " + LIMIT + ", and 1 if a ticket admits once");
            }
        }

        /// Whether a ticket with this number of entries may admit again, now or later.
        public boolean isOpenAfter(int entries) {
            return entries < most;
        }

        /// When a ticket admits again.
        public enum Mode implements WireNamed {
            /// Never.
            ONCE,
            /// After its holder was scanned out.
            AFTER_EXIT,
            /// Always.
            ANY
        }
    }

    /// The rule of one ticket type.
    ///
    /// @param admitsFrom the first instant at which its tickets admit; if absent, as the event
    /// @param admitsUntil the first instant at which its tickets no longer admit; if absent, as the event
    /// @param gates where its tickets admit; everywhere if empty
    public record TypeRule(
            @Nullable Instant admitsFrom, @Nullable Instant admitsUntil, Set<String> gates) {
        public TypeRule {
            gates = Set.copyOf(gates);
        }

        private boolean hasOwnTimes() {
            return admitsFrom != null || admitsUntil != null;
        }
    }
}
