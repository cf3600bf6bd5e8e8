package dev.usher.ticket.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only ticket-service answers.
public enum TicketProblemType implements ProblemType {
    TICKET_NOT_VALID(HttpStatus.CONFLICT, "Ticket not valid"),
    TICKET_USED(HttpStatus.CONFLICT, "Ticket used"),
    CLAIM_CODE_NOT_USABLE(HttpStatus.UNPROCESSABLE_ENTITY, "Claim code not usable"),
    WALLET_PASSES_OFF(HttpStatus.NOT_FOUND, "No Wallet passes");

    private final HttpStatus status;
    private final String title;

    TicketProblemType(HttpStatus status, String title) {
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
