package dev.usher.payment.refund;

import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;

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
        return Problem.of(PaymentProblemType.NOT_PAID, detail).toResponse();
    }
}
