package dev.usher.payment.checkout;

import dev.usher.payment.event.AccountCap;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;

/// Problem responses for registrations.
final class RegistrationProblems {
    private RegistrationProblems() {}

    static HttpResponse<Problem> unknownTicketType(String ticketType) {
        return Problem.of(
                        PaymentProblemType.UNKNOWN_TICKET_TYPE,
                        "The event has no ticket type " + ticketType + ". Its ticketTypes list those it has.")
                .with("ticketType", ticketType)
                .toResponse();
    }

    static HttpResponse<Problem> eventOver() {
        return answer(PaymentProblemType.EVENT_OVER, "The event has ended. Its tickets are no longer sold.");
    }

    static HttpResponse<Problem> soldOut(String ticketType, int seatsLeft) {
        return Problem.of(
                        PaymentProblemType.SOLD_OUT,
                        seatsLeft == 0
                                ? "No seats are left. Some may come back when holds end."
                                : "Only " + seatsLeft + " left. Ask for fewer seats.")
                .with("ticketType", ticketType)
                .with("seatsLeft", seatsLeft)
                .toResponse();
    }

    static HttpResponse<Problem> capReached(int seats, int openHolds, AccountCap cap) {
        return Problem.of(
                        PaymentProblemType.ACCOUNT_LIMIT_REACHED,
                        "One account may have " + cap.seats() + " seats of this event and " + cap.openHolds()
                                + " registrations that wait for payment. Pay for or cancel what you hold.")
                .with("seats", seats)
                .with("openHolds", openHolds)
                .with("maxSeats", cap.seats())
                .with("maxOpenHolds", cap.openHolds())
                .toResponse();
    }

    static HttpResponse<Problem> busy() {
        Problem busy = Problem.of(
                CommonProblemType.BUSY, "Too many people want these seats right now. Nothing was held; try again.");
        return busy.toResponse().header("Retry-After", "1");
    }

    static HttpResponse<Problem> tooManyWatch() {
        Problem busy = Problem.of(
                CommonProblemType.BUSY,
                "Too many callers are following registrations right now. Fetch the registration instead.");
        return busy.toResponse().header("Retry-After", "5");
    }

    static HttpResponse<Problem> keyReused() {
        return answer(
                PaymentProblemType.IDEMPOTENCY_KEY_REUSED,
                "You used this Idempotency-Key with another request before. Use a new key for a new request.");
    }

    static HttpResponse<Problem> alreadyPaid() {
        return answer(PaymentProblemType.ALREADY_PAID, "The registration is paid for. Ask the organizer for a refund.");
    }

    static HttpResponse<Problem> beingPaid() {
        return answer(
                PaymentProblemType.PAYMENT_PROCESSING,
                "A payment is being processed and cannot be stopped; look at the registration again in a moment.");
    }

    static HttpResponse<Problem> alreadyConfirmed() {
        return answer(
                PaymentProblemType.ALREADY_CONFIRMED,
                "The registration is free and confirmed. Release it to give its seats back.");
    }

    static HttpResponse<Problem> notFree() {
        return answer(
                PaymentProblemType.NOT_FREE,
                "The registration costs something. Cancel it before it is paid for, or ask the organizer for a refund.");
    }

    static HttpResponse<Problem> entryBegun() {
        return answer(
                PaymentProblemType.ENTRY_BEGUN,
                "Tickets of this event already admit, so its registrations can no longer be given back.");
    }

    static HttpResponse<Problem> givenOn() {
        return answer(
                PaymentProblemType.TICKET_GIVEN_ON,
                "Somebody else has a ticket of this registration. Ask the organizer to give it back.");
    }

    static HttpResponse<Problem> holdEnded() {
        return answer(
                PaymentProblemType.REGISTRATION_EXPIRED, "The seats are no longer held. There is nothing to cancel.");
    }

    static HttpResponse<Problem> providerUnavailable() {
        Problem problem = Problem.of(
                PaymentProblemType.PAYMENT_PROVIDER_UNAVAILABLE,
                "Payments cannot be stopped right now. The seats stay held; try again shortly.");
        return problem.toResponse().header("Retry-After", "3");
    }

    private static HttpResponse<Problem> answer(PaymentProblemType type, String detail) {
        return Problem.of(type, detail).toResponse();
    }
}
