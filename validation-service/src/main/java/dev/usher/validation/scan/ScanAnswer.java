package dev.usher.validation.scan;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.EventWindow;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The decision on a scan, as a device reads it.
///
/// @param valid whether to let the holder pass
/// @param reason `ok`, `already_used`, `unknown`, `forged`, `wrong_event`, `revoked`, `refunded`, `disputed`,
///     `wrong_gate`, `not_inside`, `not_today`, `too_early`, `closed`, `superseded` or `taken_back`; devices
///     branch on this
/// @param warning something to check although the holder passes: `not_scanned_in` if somebody leaves who was
///     not scanned in
/// @param message a short sentence for the steward
/// @param ticket the ticket, as far as it is known; absent if the code cannot be trusted
/// @param firstUse when and where the ticket was used first; with `already_used` only
/// @param gates the gates where tickets of this type admit; with `wrong_gate` only
/// @param admission when this ticket admits; with `not_today`, `too_early` and `closed` only
@Serdeable
public record ScanAnswer(
        boolean valid,
        String reason,
        @Nullable String warning,
        String message,
        @Nullable TicketView ticket,
        @Nullable FirstUse firstUse,
        @Nullable List<String> gates,
        @Nullable AdmissionTimes admission) {
    private static final String NOT_SCANNED_IN = "not_scanned_in";
    private static final Set<Reason> OUTSIDE_THE_WINDOW = EnumSet.of(Reason.NOT_TODAY, Reason.TOO_EARLY, Reason.CLOSED);

    public static ScanAnswer of(Decision decision, String message) {
        Ticket ticket = decision.ticket();
        @Nullable DoorEvent event = decision.event();
        @Nullable String type = ticket == null ? null : ticket.type();
        return new ScanAnswer(
                decision.isPassed(),
                decision.reason().wireName(),
                decision.isUnscannedExit() ? NOT_SCANNED_IN : null,
                message,
                ticket == null ? null : TicketView.of(ticket, decision.passage()),
                ticket == null || decision.reason() != Reason.ALREADY_USED ? null : firstUse(ticket),
                event == null || decision.reason() != Reason.WRONG_GATE
                        ? null
                        : event.gatesOf(type).stream().sorted().toList(),
                event == null || !OUTSIDE_THE_WINDOW.contains(decision.reason())
                        ? null
                        : AdmissionTimes.of(event.windowOf(type)));
    }

    private static @Nullable FirstUse firstUse(Ticket ticket) {
        return ticket.presence()
                .firstEntry()
                .map(first -> new FirstUse(first.at(), first.gate()))
                .orElse(null);
    }

    /// When a ticket admits.
    ///
    /// @param from the first instant at which it admits
    /// @param until the first instant at which it no longer admits
    @Serdeable
    public record AdmissionTimes(Instant from, Instant until) {
        static AdmissionTimes of(EventWindow window) {
            return new AdmissionTimes(window.admitsFrom(), window.admitsUntil());
        }
    }

    /// The ticket of a scan.
    ///
    /// @param attendeeName absent until the message about the ticket has arrived
    /// @param status `valid`, `used`, `revoked`, `refunded` or `disputed`
    /// @param validatedAt the time of this passage; if there is none, the time of the first entry
    @Serdeable
    public record TicketView(
            String ticketId,
            String eventId,
            @Nullable String attendeeName,
            @Nullable Integer ticketNumber,
            @Nullable String ticketType,
            String status,
            @Nullable Instant validatedAt,
            @Nullable String gate) {
        static TicketView of(Ticket ticket, @Nullable Passage passage) {
            var facts = ticket.facts();
            var shown = passage == null ? ticket.presence().firstEntry().orElse(null) : passage;
            return new TicketView(
                    ticket.ticketId().toString(),
                    ticket.eventId().toString(),
                    facts == null ? null : facts.attendeeName(),
                    facts == null ? null : facts.number(),
                    facts == null ? null : facts.typeName(),
                    ticket.shownStatus(),
                    shown == null ? null : shown.at(),
                    shown == null ? null : shown.gate());
        }
    }

    /// When and where the ticket was used first.
    @Serdeable
    public record FirstUse(Instant at, String gate) {}
}
