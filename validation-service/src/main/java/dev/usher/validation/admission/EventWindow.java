package dev.usher.validation.admission;

import dev.usher.contracts.message.EventFacts;
import java.time.Instant;
import java.time.ZoneId;

/// When an event admits.
///
/// @param admitsFrom the first instant at which a scan admits, in whole seconds
/// @param admitsUntil the first instant at which a scan no longer admits, in whole seconds
/// @param zone in which "today" and times in messages are meant
/// @param eventName for messages
record EventWindow(Instant admitsFrom, Instant admitsUntil, ZoneId zone, String eventName) {
    static EventWindow of(EventFacts event) {
        return new EventWindow(
                Instant.ofEpochSecond(event.admitsFrom().getEpochSecond()),
                Instant.ofEpochSecond(event.admitsUntil().getEpochSecond()),
                event.zone(),
                event.name());
    }

    boolean isOpenAt(Instant now) {
        return !now.isBefore(admitsFrom) && now.isBefore(admitsUntil);
    }

    /// Why nobody is admitted at a time when the window is not open.
    Reason reasonAt(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        if (now.isBefore(admitsFrom)) {
            return today.isBefore(admitsFrom.atZone(zone).toLocalDate()) ? Reason.NOT_TODAY : Reason.TOO_EARLY;
        }
        return today.isAfter(admitsUntil.atZone(zone).toLocalDate()) ? Reason.NOT_TODAY : Reason.CLOSED;
    }
}
