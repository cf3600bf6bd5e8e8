package dev.usher.validation.scan;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.EventWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Explains a decision in a short sentence that a steward can read at a glance. Times are in the event's time
/// zone.
public final class StewardMessages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.UK);

    private StewardMessages() {}

    /// The sentence for a decision.
    public static String of(Decision decision, Instant now) {
        @Nullable DoorEvent event = decision.event();
        @Nullable EventWindow window = event == null ? null : event.windowOf(type(decision.ticket()));
        return switch (decision.reason()) {
            case OK -> passed(decision);
            case ALREADY_USED -> alreadyUsed(decision.ticket(), window, now);
            case UNKNOWN -> decision.claimed() == null ? "This is not a ticket code." : "Not one of our tickets.";
            case FORGED -> "Not a genuine ticket. Call a supervisor.";
            case WRONG_EVENT ->
                event == null
                        ? "This ticket is for another event."
                        : "This ticket is for another event: " + event.name() + ".";
            case REVOKED -> "The organizer revoked this ticket. Send its holder to the box office.";
            case REFUNDED -> "This ticket was refunded.";
            case DISPUTED -> "The payment of this ticket is disputed. Send its holder to the box office.";
            case WRONG_GATE -> wrongGate(decision.ticket(), event);
            case NOT_INSIDE -> "Too many people left with this ticket without being scanned in.";
            case NOT_TODAY -> window == null ? "Not valid today." : "Not valid today. " + validOn(window) + ".";
            case TOO_EARLY ->
                window == null ? "Too early." : "Too early: admission starts at " + time(window.admitsFrom(), window);
            case CLOSED ->
                window == null ? "Too late." : "Too late: admission ended at " + time(window.admitsUntil(), window);
            case SUPERSEDED -> "This ticket was reissued. Ask for the newer one.";
            case TAKEN_BACK -> "This entry was undone. Scan the ticket again.";
        };
    }

    private static String passed(Decision decision) {
        Passage passage = decision.passage();
        if (passage != null && passage.direction() == Passage.Direction.EXIT) {
            return decision.isUnscannedExit() ? "Goodbye. Nobody was scanned in with this ticket." : "Goodbye.";
        }
        Ticket ticket = decision.ticket();
        return ticket == null || ticket.facts() == null
                ? "Welcome."
                : "Welcome, " + ticket.facts().attendeeName() + ".";
    }

    private static @Nullable String type(@Nullable Ticket ticket) {
        return ticket == null ? null : ticket.type();
    }

    private static String wrongGate(@Nullable Ticket ticket, @Nullable DoorEvent event) {
        if (ticket == null || ticket.facts() == null || event == null) {
            return "Not at this gate.";
        }
        String gates = event.gatesOf(ticket.type()).stream().sorted().collect(Collectors.joining(", "));
        return ticket.facts().typeName() + " tickets enter at: " + gates + ".";
    }

    private static String alreadyUsed(@Nullable Ticket ticket, @Nullable EventWindow window, Instant now) {
        @Nullable
        Passage first = ticket == null ? null : ticket.presence().firstEntry().orElse(null);
        if (first == null) {
            return "Already used.";
        }
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
