package dev.usher.payment.checkout;

import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/// Problems of registering.
final class RegistrationProblems {
    private RegistrationProblems() {}

    static Problem unknownTicketType(String ticketType) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-ticket-type",
                        "Unknown ticket type",
                        "The event has no ticket type " + ticketType + ". Its ticketTypes list those it has.")
                .with("ticketType", ticketType);
    }

    static Problem eventOver() {
        return Problem.of(HttpStatus.CONFLICT, "event-over", "Event over", "The event has ended; nothing is sold.");
    }

    static Problem soldOut(String ticketType, int seatsLeft) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "sold-out",
                        "Sold out",
                        seatsLeft == 0
                                ? "No seats are left. Some may come back when holds end."
                                : "Only " + seatsLeft + " left. Ask for fewer seats.")
                .with("ticketType", ticketType)
                .with("seatsLeft", seatsLeft);
    }

    static HttpResponse<Problem> busy() {
        Problem busy = CommonProblems.unavailable(
                "busy", "Busy", "Very many want these seats at this moment. Nothing was held; try again.");
        return busy.toResponse().header("Retry-After", "1");
    }
}
