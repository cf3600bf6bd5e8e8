package dev.usher.platform.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;

/// Turns the errors that Micronaut raises itself (no route, unreadable body, failed validation, no token)
/// into problem documents.
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        return response.contentType(MediaType.of("application/problem+json"))
                .body(problem(HttpStatus.valueOf(response.code()), context));
    }

    private static Problem problem(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case BAD_REQUEST -> badRequest(context);
            case UNAUTHORIZED ->
                Problem.of(
                        CommonProblemType.NOT_SIGNED_IN, "Send a valid, unexpired token in the Authorization header.");
            case FORBIDDEN ->
                Problem.of(CommonProblemType.NOT_ALLOWED, "Your account lacks the role that this request needs.");
            case NOT_FOUND ->
                Problem.of(CommonProblemType.NO_SUCH_PATH, "There is nothing at this path; see the API documentation.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(CommonProblemType.METHOD_NOT_ALLOWED, "The Allow header lists what is.");
            case REQUEST_ENTITY_TOO_LARGE -> Problem.of(CommonProblemType.TOO_LARGE, "Send at most 1 MB.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(CommonProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            case NOT_ACCEPTABLE -> Problem.of(CommonProblemType.NOT_ACCEPTABLE, "Accept application/json.");
            default -> other(status);
        };
    }

    private static Problem badRequest(ErrorContext context) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ConstraintViolationException violations) {
            return CommonProblems.invalid(BadRequestDetail.of(violations));
        }
        return CommonProblems.malformed(BadRequestDetail.of(cause, context));
    }

    private static Problem other(HttpStatus status) {
        return status.getCode() >= 500
                ? Problem.of(
                        status,
                        CommonProblemType.INTERNAL_ERROR,
                        "Something went wrong on our side. Trying again may help.")
                : Problem.of(status, CommonProblemType.REJECTED, status.getReason());
    }
}
