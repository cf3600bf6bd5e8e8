package dev.usher.ticket.view;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.problem.TicketProblemType;
import io.micronaut.http.HttpResponse;
import java.util.stream.Collectors;

/// Problem responses to requests about tickets.
public final class TicketProblems {
    private TicketProblems() {}

    /// There is no such ticket, or it is not the caller's.
    public static HttpResponse<Problem> notFound() {
        return CommonProblems.notFound("ticket");
    }

    /// The ticket is invalid.
    public static HttpResponse<Problem> notValid(Status status) {
        String why = switch (status) {
            case REVOKED -> "The organizer revoked this ticket.";
            case REFUNDED -> "This ticket was refunded.";
            case DISPUTED -> "The payment for this ticket is disputed.";
            case VALID -> "None of these tickets is valid any more.";
        };
        return Problem.of(TicketProblemType.TICKET_NOT_VALID, why + " Ask the organizer.")
                .with("ticketStatus", status.wireName())
                .toResponse();
    }

    /// The ticket was used and does not admit again.
    public static HttpResponse<Problem> used() {
        return Problem.of(
                        TicketProblemType.TICKET_USED,
                        "Somebody has entered with this ticket. It can no longer be transferred.")
                .toResponse();
    }

    /// Only organizers may ask for this.
    public static HttpResponse<Problem> forOrganizers() {
        return Problem.of(CommonProblemType.NOT_ALLOWED, "Your account lacks the role that this request needs.")
                .toResponse();
    }

    /// There is no layout of this name.
    public static HttpResponse<Problem> unknownLayout() {
        return CommonProblems.invalid("layout must be one of "
                        + Layouts.ALL.stream().map(Layout::name).collect(Collectors.joining(", ")))
                .toResponse();
    }
}
