package dev.usher.validation.event;

import java.time.Instant;
import java.time.ZoneId;

/// When an event, or a ticket type of it, admits.
///
/// @param admitsFrom the first instant at which a scan admits
/// @param admitsUntil the first instant at which a scan no longer admits
/// @param zone in which "today" is meant
public record EventWindow(Instant admitsFrom, Instant admitsUntil, ZoneId zone) {
    /// Where an instant lies.
    public enum Position {
        /// On a day before or after.
        ANOTHER_DAY,
        /// Later on the same day it opens.
        BEFORE,
        /// It admits.
        OPEN,
        /// It was open earlier on the same day.
        AFTER
    }

    /// Where this instant lies, by the calendar of the event's place: days there may have 23 or 25 hours.
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

    /// Whether it admits at this instant.
    public boolean isOpenAt(Instant now) {
        return positionOf(now) == Position.OPEN;
    }
}
