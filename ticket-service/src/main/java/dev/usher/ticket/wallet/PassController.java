package dev.usher.ticket.wallet;

import dev.usher.contracts.id.TicketId;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.problem.TicketProblemType;
import dev.usher.ticket.view.TicketProblems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The buyer's tickets for Apple Wallet.
@Controller("/tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Tickets")
final class PassController {
    private static final Logger LOG = LoggerFactory.getLogger(PassController.class);
    private static final String PASS = "application/vnd.apple.pkpass";

    private final TicketStore store;
    private final WalletPasses passes;
    private final Optional<WalletKey> key;

    PassController(TicketStore store, WalletPasses passes, WalletConfig config) {
        this.store = store;
        this.passes = passes;
        this.key = config.key();
    }

    /// The ticket as a pass, made on request.
    @Get("/{ticketId}/pass")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getTicketPass", summary = "Get the ticket for Apple Wallet")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = PASS))
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours; wallet-passes-off")
    @ApiResponse(responseCode = "409", description = "ticket-not-valid")
    HttpResponse<?> pass(TicketId ticketId, Authentication caller) {
        if (key.isEmpty()) {
            return off();
        }
        Optional<Ticket> found =
                store.find(ticketId).filter(ticket -> ticket.holder().userId().equals(SignedIn.user(caller)));
        if (found.isEmpty()) {
            return TicketProblems.notFound();
        }
        Ticket ticket = found.get();
        if (!ticket.isValid()) {
            return TicketProblems.notValid(ticket.status());
        }
        byte[] pass = passes.pass(ticket, key.get());
        LOG.info("Pass of {} made for {}", ticketId, ticket.holder().userId());
        return HttpResponse.ok(pass)
                .header("Content-Type", PASS)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"ticket-" + ticket.seat().number() + ".pkpass\"")
                .header("Cache-Control", "private, no-store");
    }

    private static HttpResponse<Problem> off() {
        return Problem.of(
                        TicketProblemType.WALLET_PASSES_OFF,
                        "Passes for Apple Wallet are not offered here. Download the PDF instead.")
                .toResponse();
    }
}
