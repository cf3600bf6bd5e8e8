package dev.usher.validation.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.platform.web.Texts;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request to set the rules of a door. Absent fields get the values of a new event: each ticket admits
/// once, at every gate.
///
/// @param entries how often a ticket admits
/// @param ticketTypes keyed by the type's id
@Serdeable
record DoorRulesRequest(
        @Nullable @Valid EntriesRequest entries,

        @Nullable @Size(max = DoorRules.MAX_TICKET_TYPES)
        Map<
                        @NotBlank @Size(max = 60) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
                        String,
                        @NotNull @Valid TypeRuleRequest>
                ticketTypes) {
    private static final int MOST_UNLESS_SAID = 10;

    /// The rules in this request.
    ///
    /// @throws IllegalArgumentException if the parts contradict each other; its message may be shown to the
    ///     caller
    DoorRules toRules() {
        return new DoorRules(
                entries == null ? DoorRules.DEFAULT.entries() : entries.toEntries(),
                Objects.requireNonNullElse(ticketTypes, Map.<String, TypeRuleRequest>of()).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, type -> type.getValue().toRule(type.getKey()))));
    }

    /// How often a ticket admits.
    ///
    /// @param most 1 to 100; if absent 10, or 1 for `once`
    @Serdeable
    record EntriesRequest(
            @NotNull Mode mode,
            @Nullable @Min(1) @Max(Entries.LIMIT) Integer most) {
        Entries toEntries() {
            return mode == Mode.ONCE
                    ? new Entries(Entries.Mode.ONCE, Objects.requireNonNullElse(most, 1))
                    : new Entries(
                            Entries.Mode.valueOf(mode.name()), Objects.requireNonNullElse(most, MOST_UNLESS_SAID));
        }

        /// When a ticket admits again: never, after its holder left, or always.
        @Serdeable
        enum Mode {
            @JsonProperty("once")
            ONCE,
            @JsonProperty("after_exit")
            AFTER_EXIT,
            @JsonProperty("any")
            ANY
        }
    }

    /// The rule of a ticket type.
    ///
    /// @param gates where its tickets admit; everywhere if absent
    @Serdeable
    record TypeRuleRequest(
            @Nullable Instant admitsFrom,
            @Nullable Instant admitsUntil,

            @Nullable @Size(max = 50)
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "(?=" + Texts.VISIBLE + ").{1,60}",
                                    message = "must be 1 to 60 characters")
                            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE) String>
                    gates) {
        TypeRule toRule(String type) {
            if (admitsFrom != null && admitsUntil != null && !admitsUntil.isAfter(admitsFrom)) {
                throw new IllegalArgumentException("ticketTypes[" + type + "].admitsUntil must be after admitsFrom");
            }
            return new TypeRule(
                    admitsFrom,
                    admitsUntil,
                    gates == null ? Set.of() : gates.stream().map(String::strip).collect(Collectors.toSet()));
        }
    }
}
