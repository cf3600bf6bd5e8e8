package dev.usher.payment.paying;

import dev.usher.contracts.message.Money;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import java.util.concurrent.ThreadLocalRandom;

/// Problem responses for payments. Stripe's own texts are never passed on.
final class PaymentProblems {
    private PaymentProblems() {}

    static Problem amountMismatch(Money expected) {
        return Problem.of(
                        PaymentProblemType.AMOUNT_MISMATCH,
                        "The registration costs " + expected.amountMinor() + " " + expected.currency()
                                + " (minor units). Show that price and try again.")
                .with("expectedAmount", expected.amountMinor())
                .with("currency", expected.currency());
    }

    /// Callers are asked to retry after different numbers of seconds, so that they do not all return at once.
    static HttpResponse<Problem> providerUnavailable() {
        Problem problem = Problem.of(
                PaymentProblemType.PAYMENT_PROVIDER_UNAVAILABLE,
                "Payments cannot be started right now. The seats stay held; try again shortly.");
        return retryAfter(problem, ThreadLocalRandom.current().nextInt(2, 6));
    }

    static HttpResponse<Problem> retryAfter(Problem problem, int seconds) {
        return problem.toResponse().header("Retry-After", Integer.toString(seconds));
    }
}
