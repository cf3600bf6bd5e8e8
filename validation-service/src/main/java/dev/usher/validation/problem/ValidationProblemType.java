package dev.usher.validation.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only validation-service answers.
public enum ValidationProblemType implements ProblemType {
    PAIRING_CODE_NOT_USABLE(HttpStatus.UNPROCESSABLE_ENTITY, "pairing-code-not-usable", "Pairing code not usable"),
    DOOR_CHANGED(HttpStatus.PRECONDITION_FAILED, "door-changed", "Door changed"),
    TICKETS_BEING_RESTORED(HttpStatus.SERVICE_UNAVAILABLE, "tickets-being-restored", "Tickets being restored"),
    NOT_UNDOABLE(HttpStatus.CONFLICT, "not-undoable", "Not undoable"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    ValidationProblemType(HttpStatus status, String slug, String title) {
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
