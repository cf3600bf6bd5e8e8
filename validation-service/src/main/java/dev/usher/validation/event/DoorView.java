package dev.usher.validation.event;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An event's door in the API.
///
/// @param admitsUntil the first instant at which a scan no longer admits
/// @param timeZone IANA name
@Serdeable
public record DoorView(
        String eventId,
        String name,
        Instant admitsFrom,
        Instant admitsUntil,
        String timeZone,
        EntriesView entries,
        Map<String, TypeRuleView> ticketTypes) {
    /// The door of this event.
    public static DoorView of(DoorEvent event) {
        var types = new TreeMap<String, TypeRuleView>();
        event.rules()
                .ticketTypes()
                .forEach((type, rule) -> types.put(
                        type,
                        new TypeRuleView(
                                rule.admitsFrom(),
                                rule.admitsUntil(),
                                rule.gates().stream().sorted().toList())));
        return new DoorView(
                event.eventId().toString(),
                event.name(),
                event.window().admitsFrom(),
                event.window().admitsUntil(),
                event.window().zone().getId(),
                new EntriesView(
                        event.rules().entries().mode().wireName(),
                        event.rules().entries().most()),
                types);
    }

    /// How often a ticket admits.
    ///
    /// @param mode `once`, `after_exit` or `any`
    @Serdeable
    public record EntriesView(String mode, int most) {}

    /// The rule of a ticket type.
    ///
    /// @param gates where its tickets admit; everywhere if empty
    @Serdeable
    public record TypeRuleView(
            @Nullable Instant admitsFrom, @Nullable Instant admitsUntil, List<String> gates) {}
}
