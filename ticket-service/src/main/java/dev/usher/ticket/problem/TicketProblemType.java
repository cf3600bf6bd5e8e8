package dev.usher.ticket.problem;

import dev.usher.platform.problem.ProblemType;
import io.micronaut.http.HttpStatus;

/// The kinds of problems that only ticket-service answers.
public enum TicketProblemType implements ProblemType {
    TICKET_NOT_VALID(HttpStatus.CONFLICT, "ticket-not-valid", "Ticket not valid"),
    TICKET_USED(HttpStatus.CONFLICT, "ticket-used", "Ticket used"),
    CLAIM_CODE_NOT_USABLE(HttpStatus.UNPROCESSABLE_ENTITY, "claim-code-not-usable", "Claim code not usable"),
    WALLET_PASSES_OFF(HttpStatus.NOT_FOUND, "wallet-passes-off", "No Wallet passes");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    TicketProblemType(HttpStatus status, String slug, String title) {
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
