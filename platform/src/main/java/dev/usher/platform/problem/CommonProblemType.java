package dev.usher.platform.problem;

import io.micronaut.http.HttpStatus;

/// The kinds of problems that every service answers.
public enum CommonProblemType implements ProblemType {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "malformed-request", "Malformed request"),
    INVALID_FIELD(HttpStatus.BAD_REQUEST, "invalid-field", "Invalid field"),
    IDEMPOTENCY_KEY_REQUIRED(HttpStatus.BAD_REQUEST, "idempotency-key-required", "Idempotency key required"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "not-signed-in", "Not signed in"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "Not found"),
    NO_SUCH_PATH(HttpStatus.NOT_FOUND, "no-such-path", "No such path"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "request-timeout", "Request timeout"),
    TARGET_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "target-too-long", "Target too long"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large", "Headers too large"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "Not acceptable"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "Request too large"),
    TOO_MUCH_TEXT(HttpStatus.UNPROCESSABLE_ENTITY, "too-much-text", "Too much text"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Unsupported media type"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests"),
    TOO_MANY_MAILS(HttpStatus.TOO_MANY_REQUESTS, "too-many-mails", "Too many mails"),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", "Too many streams"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy"),
    /// With the status that the HTTP layer chose.
    REJECTED(HttpStatus.BAD_REQUEST, "rejected", "Rejected"),
    /// Or another status from 500 on.
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Internal error");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    CommonProblemType(HttpStatus status, String slug, String title) {
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
