package dev.usher.validation.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only validation-service answers.
public enum ValidationProblemType implements ProblemType {
    PAIRING_CODE_NOT_USABLE(HttpStatus.UNPROCESSABLE_ENTITY, "Pairing code not usable"),
    DOOR_CHANGED(HttpStatus.PRECONDITION_FAILED, "Door changed"),
    TICKETS_BEING_RESTORED(HttpStatus.SERVICE_UNAVAILABLE, "Tickets being restored"),
    NOT_UNDOABLE(HttpStatus.CONFLICT, "Not undoable"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts");

    private final HttpStatus status;
    private final String title;

    ValidationProblemType(HttpStatus status, String title) {
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
