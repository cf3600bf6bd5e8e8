package dev.usher.validation.admission;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decisions in a short sentence that a steward reads at a glance. Times are those of the event's place.
final class StewardMessages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.UK);

    private StewardMessages() {}

    static String of(Decision decision, Instant now) {
        @Nullable EventWindow window = decision.window();
        return switch (decision.reason()) {
            case OK -> welcome(decision.ticket());
            case ALREADY_USED -> alreadyUsed(decision.ticket(), window, now);
            case UNKNOWN -> decision.claimed() == null ? "This is not a ticket code." : "There is no such ticket.";
            case FORGED -> "Not genuine. Call a supervisor.";
            case WRONG_EVENT ->
                window == null
                        ? "This ticket is for another event."
                        : "This ticket is for another event: " + window.eventName() + ".";
            case NOT_TODAY -> window == null ? "Not valid today." : "Not valid today. " + validOn(window) + ".";
            case TOO_EARLY ->
                window == null ? "Too early." : "Too early: admission starts at " + time(window.admitsFrom(), window);
            case CLOSED ->
                window == null ? "Too late." : "Too late: admission ended at " + time(window.admitsUntil(), window);
            case SUPERSEDED -> "This ticket was issued anew. Ask for the newer one.";
        };
    }

    private static String welcome(@Nullable Ticket ticket) {
        return ticket == null || ticket.facts() == null
                ? "Welcome."
                : "Welcome, " + ticket.facts().attendeeName() + ".";
    }

    private static String alreadyUsed(@Nullable Ticket ticket, @Nullable EventWindow window, Instant now) {
        if (ticket == null || ticket.use() == null) {
            return "Already used.";
        }
        Use first = ticket.use();
        ZoneId zone = window == null ? ZoneOffset.UTC : window.zone();
        ZonedDateTime at = first.at().atZone(zone);
        boolean isToday = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return "Already used " + (isToday ? "at " + TIME.format(at) : "on " + DAY_AND_TIME.format(at))
                + (window == null ? " UTC" : "") + ", " + first.gate() + ".";
    }

    private static String validOn(EventWindow window) {
        String first = DAY.format(window.admitsFrom().atZone(window.zone()));
        String last = DAY.format(window.admitsUntil().minusNanos(1).atZone(window.zone()));
        return first.equals(last) ? "Valid on " + first : "Valid from " + first + " to " + last;
    }

    private static String time(Instant instant, EventWindow window) {
        return TIME.format(instant.atZone(window.zone())) + ".";
    }
}
