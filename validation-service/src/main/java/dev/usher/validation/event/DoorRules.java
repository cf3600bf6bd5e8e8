package dev.usher.validation.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an organizer wants tickets to be admitted.
///
/// @param entries how often a ticket admits
/// @param ticketTypes by the type's id; a type that is not here has no rule of its own
public record DoorRules(Entries entries, Map<String, TypeRule> ticketTypes) {
    /// Every ticket once, at every gate, while the event admits.
    public static final DoorRules DEFAULT = new DoorRules(new Entries(Entries.Mode.ONCE, 1), Map.of());

    public DoorRules {
        ticketTypes = Map.copyOf(ticketTypes);
    }

    /// How often a ticket admits.
    ///
    /// @param most at most so many times in all, 1 to [#LIMIT]; 1 if once
    public record Entries(Mode mode, int most) {
        /// The most entries of one ticket: each leaves its mark on the ticket's row.
        public static final int LIMIT = 100;

        public Entries {
            if (most < 1 || most > LIMIT || (mode == Mode.ONCE && most != 1)) {
                throw new IllegalArgumentException("most must be 1 to " + LIMIT + ", and 1 if a ticket admits once");
            }
        }

        /// Whether a ticket that has admitted so often may admit again, now or later.
        public boolean isOpenAfter(int entries) {
            return entries < most;
        }

        /// When a ticket admits again.
        public enum Mode {
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
    /// @param admitsFrom the first instant at which its tickets admit; the event's if absent
    /// @param admitsUntil the first instant at which they no longer do; the event's if absent
    /// @param gates where they admit; everywhere if empty
    public record TypeRule(
            @Nullable Instant admitsFrom, @Nullable Instant admitsUntil, Set<String> gates) {
        public TypeRule {
            gates = Set.copyOf(gates);
        }
    }
}
