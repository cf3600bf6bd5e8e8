package dev.usher.validation.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.validation.event.EventWindow.Position;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times around midnight, in zones far apart, and on days of 23 and 25 hours.
class EventWindowTest {
    @ParameterizedTest
    @CsvSource({
        // An evening in Berlin that ends after midnight: the day it ends on still is its day.
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-21T23:59:59, ANOTHER_DAY",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-22T00:00, BEFORE",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-22T17:59:59.999, BEFORE",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-22T18:00, OPEN",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-23T00:00, OPEN",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-23T01:59:59.999, OPEN",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-23T02:00, AFTER",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-23T23:59:59, AFTER",
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T02:00, 2026-11-24T00:00, ANOTHER_DAY",
        // It ends at midnight sharp: the next day has begun.
        "Europe/Berlin, 2026-11-22T18:00, 2026-11-23T00:00, 2026-11-23T00:00, AFTER",
        // Where the day is already another one than in UTC.
        "Pacific/Auckland, 2026-11-22T09:00, 2026-11-22T17:00, 2026-11-22T00:00, BEFORE",
        "Pacific/Auckland, 2026-11-22T09:00, 2026-11-22T17:00, 2026-11-21T23:59, ANOTHER_DAY",
        "America/Los_Angeles, 2026-11-22T20:00, 2026-11-22T23:59, 2026-11-22T19:59, BEFORE",
        "America/Los_Angeles, 2026-11-22T20:00, 2026-11-22T23:59, 2026-11-23T00:00, ANOTHER_DAY",
        // Clocks go forward at 02:00 to 03:00, and back at 03:00 to 02:00.
        "Europe/Berlin, 2026-03-29T01:30, 2026-03-29T03:30, 2026-03-29T03:00, OPEN",
        "Europe/Berlin, 2026-03-29T01:30, 2026-03-29T03:30, 2026-03-29T03:30, AFTER",
        "Europe/Berlin, 2026-10-25T01:30, 2026-10-25T04:00, 2026-10-25T02:30, OPEN",
        "Europe/Berlin, 2026-10-25T12:00, 2026-10-25T20:00, 2026-10-25T00:30, BEFORE"
    })
    void positionsAreThoseOfThePlacesCalendar(
            String zone, LocalDateTime from, LocalDateTime until, LocalDateTime now, Position position) {
        var place = ZoneId.of(zone);
        var window = new EventWindow(
                from.atZone(place).toInstant(), until.atZone(place).toInstant(), place);

        assertThat(window.positionOf(now.atZone(place).toInstant())).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z, OPEN", // 02:30 the first time, in summer time
        "2026-10-25T01:30:00Z, AFTER", // 02:30 the second time
    })
    void anHourThatComesTwiceIsToldApart(Instant now, Position position) {
        var window = new EventWindow(
                Instant.parse("2026-10-25T00:00:00Z"),
                Instant.parse("2026-10-25T01:00:00Z"),
                ZoneId.of("Europe/Berlin"));

        assertThat(window.positionOf(now)).isEqualTo(position);
    }
}
