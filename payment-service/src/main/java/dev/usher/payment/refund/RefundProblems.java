package dev.usher.payment.refund;

import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/// Problems of refunding.
final class RefundProblems {
    private RefundProblems() {}

    static HttpResponse<Problem> notPaid() {
        return notPaid("No money came for this registration: there is nothing to refund.");
    }

    static HttpResponse<Problem> free() {
        return notPaid("The registration is free: there is nothing to refund.");
    }

    static HttpResponse<Problem> keyRequired() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "idempotency-key-required",
                        "Idempotency key required",
                        "A refund of a part needs the header Idempotency-Key (1 to 255 characters), so that a"
                                + " repeated request does not give the money back twice.")
                .toResponse();
    }

    private static HttpResponse<Problem> notPaid(String detail) {
        return Problem.of(HttpStatus.CONFLICT, "not-paid", "Not paid", detail).toResponse();
    }
}
