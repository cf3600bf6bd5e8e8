package dev.usher.platform.problem;

import io.micronaut.http.MutableHttpResponse;

/// Problems that every service may answer.
public final class CommonProblems {
    private CommonProblems() {}

    /// The answer if there is no such thing, or it is not the caller's: callers cannot distinguish the two.
    ///
    /// @param what such as "registration"
    public static MutableHttpResponse<Problem> notFound(String what) {
        return Problem.of(
                        CommonProblemType.NOT_FOUND, "There is no such " + what + ", or it is not yours. Check the id.")
                .toResponse();
    }

    /// The request cannot be understood.
    public static Problem malformed(String detail) {
        return Problem.of(CommonProblemType.MALFORMED_REQUEST, detail);
    }

    /// The request was understood, but one of its fields is not acceptable.
    public static Problem invalid(String detail) {
        return Problem.of(CommonProblemType.INVALID_FIELD, detail);
    }

    /// The caller sends too many requests; the answer should carry `Retry-After`.
    public static Problem tooManyRequests(long retryAfterSeconds) {
        return Problem.of(
                CommonProblemType.TOO_MANY_REQUESTS,
                "Your account sends too many requests. Try again in " + retryAfterSeconds + " s.");
    }

    /// Too much has been mailed to one address today; the answer should carry `Retry-After`.
    public static Problem tooManyMails() {
        return Problem.of(
                CommonProblemType.TOO_MANY_MAILS,
                "This address has received its maximum number of emails for today. Use another address, or try again tomorrow.");
    }

    /// The caller has reached the limit of open streams; the answer should carry `Retry-After`.
    public static Problem tooManyStreams(int most) {
        return Problem.of(
                CommonProblemType.TOO_MANY_STREAMS,
                "Your account already has " + most + " streams open. Close one of them first.");
    }
}
