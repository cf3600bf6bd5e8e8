package dev.usher.payment.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only payment-service answers.
public enum PaymentProblemType implements ProblemType {
    EVENT_OVER(HttpStatus.CONFLICT, "event-over", "Event over"),
    SOLD_OUT(HttpStatus.CONFLICT, "sold-out", "Sold out"),
    UNKNOWN_TICKET_TYPE(HttpStatus.NOT_FOUND, "unknown-ticket-type", "Unknown ticket type"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", "Idempotency key reused"),
    INVALID_LOGO(HttpStatus.BAD_REQUEST, "invalid-logo", "Invalid logo"),
    EVENT_CHANGED(HttpStatus.PRECONDITION_FAILED, "event-changed", "Event changed"),
    CAPACITY_TOO_SMALL(HttpStatus.CONFLICT, "capacity-too-small", "Capacity too small"),
    TOO_MANY_CHANGES(HttpStatus.UNPROCESSABLE_ENTITY, "too-many-changes", "Too many changes"),
    ACCOUNT_LIMIT_REACHED(HttpStatus.CONFLICT, "account-limit-reached", "Account limit reached"),
    ALREADY_CONFIRMED(HttpStatus.CONFLICT, "already-confirmed", "Already confirmed"),
    NOT_FREE(HttpStatus.CONFLICT, "not-free", "Not free"),
    ENTRY_BEGUN(HttpStatus.CONFLICT, "entry-begun", "Entry has begun"),
    TICKET_GIVEN_ON(HttpStatus.CONFLICT, "ticket-given-on", "Ticket given on"),
    PAYMENT_NOT_REQUIRED(HttpStatus.CONFLICT, "payment-not-required", "Payment not required"),
    ALREADY_PAID(HttpStatus.CONFLICT, "already-paid", "Already paid"),
    PAYMENT_PROCESSING(HttpStatus.CONFLICT, "payment-processing", "Payment processing"),
    CREATION_IN_PROGRESS(HttpStatus.CONFLICT, "creation-in-progress", "Creation in progress"),
    REGISTRATION_EXPIRED(HttpStatus.GONE, "registration-expired", "Registration expired"),
    AMOUNT_MISMATCH(HttpStatus.UNPROCESSABLE_ENTITY, "amount-mismatch", "Amount mismatch"),
    AMOUNT_NOT_PAYABLE(HttpStatus.UNPROCESSABLE_ENTITY, "amount-not-payable", "Amount not payable"),
    PAYMENT_PROVIDER_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "payment-provider-unavailable", "Payment provider unavailable"),
    NOT_PAID(HttpStatus.CONFLICT, "not-paid", "Not paid"),
    REFUND_EXCEEDS_PAYMENT(HttpStatus.CONFLICT, "refund-exceeds-payment", "Refund exceeds payment"),
    PAYMENT_NOT_KNOWN_YET(HttpStatus.INTERNAL_SERVER_ERROR, "payment-not-known-yet", "Payment not known yet"),
    INVALID_SIGNATURE(HttpStatus.BAD_REQUEST, "invalid-signature", "Invalid signature"),
    STRIPE_API_VERSION(HttpStatus.INTERNAL_SERVER_ERROR, "stripe-api-version", "Other Stripe API version");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    PaymentProblemType(HttpStatus status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }
}
