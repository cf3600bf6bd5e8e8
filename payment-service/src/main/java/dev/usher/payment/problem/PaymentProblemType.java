package dev.usher.payment.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only payment-service answers.
public enum PaymentProblemType implements ProblemType {
    EVENT_OVER(HttpStatus.CONFLICT, "Event over"),
    SOLD_OUT(HttpStatus.CONFLICT, "Sold out"),
    UNKNOWN_TICKET_TYPE(HttpStatus.NOT_FOUND, "Unknown ticket type"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "Idempotency key reused"),
    INVALID_LOGO(HttpStatus.BAD_REQUEST, "Invalid logo"),
    EVENT_CHANGED(HttpStatus.PRECONDITION_FAILED, "Event changed"),
    CAPACITY_TOO_SMALL(HttpStatus.CONFLICT, "Capacity too small"),
    TOO_MANY_CHANGES(HttpStatus.UNPROCESSABLE_ENTITY, "Too many changes"),
    ACCOUNT_LIMIT_REACHED(HttpStatus.CONFLICT, "Account limit reached"),
    ALREADY_CONFIRMED(HttpStatus.CONFLICT, "Already confirmed"),
    NOT_FREE(HttpStatus.CONFLICT, "Not free"),
    ENTRY_BEGUN(HttpStatus.CONFLICT, "Entry has begun"),
    TICKET_GIVEN_ON(HttpStatus.CONFLICT, "Ticket given on"),
    PAYMENT_NOT_REQUIRED(HttpStatus.CONFLICT, "Payment not required"),
    ALREADY_PAID(HttpStatus.CONFLICT, "Already paid"),
    PAYMENT_PROCESSING(HttpStatus.CONFLICT, "Payment processing"),
    CREATION_IN_PROGRESS(HttpStatus.CONFLICT, "Creation in progress"),
    REGISTRATION_EXPIRED(HttpStatus.GONE, "Registration expired"),
    AMOUNT_MISMATCH(HttpStatus.UNPROCESSABLE_ENTITY, "Amount mismatch"),
    AMOUNT_NOT_PAYABLE(HttpStatus.UNPROCESSABLE_ENTITY, "Amount not payable"),
    PAYMENT_PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Payment provider unavailable"),
    NOT_PAID(HttpStatus.CONFLICT, "Not paid"),
    REFUND_EXCEEDS_PAYMENT(HttpStatus.CONFLICT, "Refund exceeds payment"),
    PAYMENT_NOT_KNOWN_YET(HttpStatus.INTERNAL_SERVER_ERROR, "Payment not known yet"),
    INVALID_SIGNATURE(HttpStatus.BAD_REQUEST, "Invalid signature"),
    STRIPE_API_VERSION(HttpStatus.INTERNAL_SERVER_ERROR, "Other Stripe API version");

    private final HttpStatus status;
    private final String title;

    PaymentProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
