package dev.usher.payment.checkout;

import dev.usher.payment.event.AccountCap;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/// Problem responses for registrations.
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

    static Problem capReached(int seats, int openHolds, AccountCap cap) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "account-limit-reached",
                        "Account limit reached",
                        "One account may have " + cap.seats() + " seats of this event and " + cap.openHolds()
                                + " registrations that wait for payment. Pay for or cancel what you hold.")
                .with("seats", seats)
                .with("openHolds", openHolds)
                .with("maxSeats", cap.seats())
                .with("maxOpenHolds", cap.openHolds());
    }

    static HttpResponse<Problem> busy() {
        Problem busy = CommonProblems.unavailable(
                "busy", "Busy", "Too many people want these seats right now. Nothing was held; try again.");
        return busy.toResponse().header("Retry-After", "1");
    }

    static HttpResponse<Problem> tooManyWatch() {
        Problem busy = CommonProblems.unavailable(
                "busy",
                "Busy",
                "Too many callers are following registrations right now. Fetch the registration instead.");
        return busy.toResponse().header("Retry-After", "5");
    }

    static Problem keyReused() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "idempotency-key-reused",
                "Idempotency-Key reused",
                "You used this Idempotency-Key with another request before. Use a new key for a new request.");
    }

    static Problem alreadyPaid() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "already-paid",
                "Already paid",
                "The registration is paid for. Ask the organizer for a refund.");
    }

    static Problem beingPaid() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "payment-processing",
                "Payment processing",
                "A payment is being processed and cannot be stopped; look at the registration again in a moment.");
    }

    static Problem alreadyConfirmed() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "already-confirmed",
                "Already confirmed",
                "The registration is free and confirmed. Release it to give its seats back.");
    }

    static Problem notFree() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "not-free",
                "Not free",
                "The registration costs something. Cancel it before it is paid for, or ask the organizer for a refund.");
    }

    static Problem entryBegun() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "entry-begun",
                "Entry has begun",
                "Tickets of this event already admit, so its registrations can no longer be given back.");
    }

    static Problem givenOn() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "ticket-given-on",
                "Ticket given on",
                "Somebody else has a ticket of this registration. Ask the organizer to give it back.");
    }

    static Problem holdEnded() {
        return Problem.of(
                HttpStatus.GONE,
                "registration-expired",
                "Registration expired",
                "The seats are no longer held. There is nothing to cancel.");
    }

    static HttpResponse<Problem> providerUnavailable() {
        Problem problem = CommonProblems.unavailable(
                "payment-provider-unavailable",
                "Payment provider unavailable",
                "Payments cannot be stopped right now. The seats stay held; try again shortly.");
        return problem.toResponse().header("Retry-After", "3");
    }
}
