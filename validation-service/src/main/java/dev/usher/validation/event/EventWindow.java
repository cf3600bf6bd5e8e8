package dev.usher.validation.event;

import java.time.Instant;
import java.time.ZoneId;

/// When an event, or one of its ticket types, admits.
///
/// @param admitsFrom the first instant at which a scan admits
/// @param admitsUntil the first instant at which a scan no longer admits
/// @param zone the time zone that defines "today"
public record EventWindow(Instant admitsFrom, Instant admitsUntil, ZoneId zone) {
    /// The position of an instant relative to the window.
    public enum Position {
        /// On an earlier or later day.
        ANOTHER_DAY,
        /// Before the window, on the day when it opens.
        BEFORE,
        /// Within the window.
        OPEN,
        /// After the window, on a day when it was open.
        AFTER
    }

    /// The position of this instant, by the calendar of the event's time zone, where a day may have 23 or 25
    /// hours.
    public Position positionOf(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        if (now.isBefore(admitsFrom)) {
            return today.isBefore(admitsFrom.atZone(zone).toLocalDate()) ? Position.ANOTHER_DAY : Position.BEFORE;
        }
        if (now.isBefore(admitsUntil)) {
            return Position.OPEN;
        }
        return today.isAfter(admitsUntil.atZone(zone).toLocalDate()) ? Position.ANOTHER_DAY : Position.AFTER;
    }

    /// Whether this instant is within the window.
    public boolean isOpenAt(Instant now) {
        return positionOf(now) == Position.OPEN;
    }
}
