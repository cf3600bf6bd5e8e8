package dev.usher.payment.refund;

import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/// Problem responses for refunds.
final class RefundProblems {
    private RefundProblems() {}

    static HttpResponse<Problem> notPaid() {
        return notPaid("No payment was received for this registration: there is nothing to refund.");
    }

    static HttpResponse<Problem> free() {
        return notPaid("The registration is free: there is nothing to refund.");
    }

    private static HttpResponse<Problem> notPaid(String detail) {
        return Problem.of(HttpStatus.CONFLICT, "not-paid", "Not paid", detail).toResponse();
    }
}
