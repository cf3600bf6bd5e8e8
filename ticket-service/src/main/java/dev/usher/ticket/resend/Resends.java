package dev.usher.ticket.resend;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.view.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests another mail with tickets, to the addresses of the tickets. One mail for each holder and
/// address: the tickets of one order may have several holders.
@Singleton
final class Resends {
    private static final Logger LOG = LoggerFactory.getLogger(Resends.class);

    private final TicketStore store;
    private final Clock clock;

    Resends(TicketStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// One ticket.
    ///
    /// @param requestId a repetition with the same id sends nothing more
    ResendOutcome resend(TicketId ticketId, Caller caller, UUID requestId) {
        return resend(
                store.find(ticketId).filter(caller::sees).stream().toList(), ticketId + "#resent#" + requestId, caller);
    }

    /// All valid tickets of a registration that the caller may see.
    ResendOutcome resend(RegistrationId registrationId, Caller caller, UUID requestId) {
        List<Ticket> seen = store.ofRegistration(registrationId).stream()
                .filter(caller::sees)
                .toList();
        return resend(seen, registrationId + "#resent#" + requestId, caller);
    }

    private ResendOutcome resend(List<Ticket> seen, String mailId, Caller caller) {
        List<Ticket> good = seen.stream().filter(Ticket::isValid).toList();
        if (good.isEmpty()) {
            return seen.isEmpty()
                    ? new ResendOutcome.Unknown()
                    : new ResendOutcome.NotValid(seen.getFirst().status());
        }
        var byRecipient = good.stream()
                .collect(Collectors.groupingBy(
                        ticket ->
                                ticket.holder().userId() + " " + ticket.holder().email(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var mails = new ArrayList<Envelope>();
        byRecipient
                .values()
                .forEach(tickets -> mails.add(TicketMessages.mail(
                        mails.isEmpty() ? mailId : mailId + "#" + (mails.size() + 1),
                        TicketMailRequested.Cause.RESENT,
                        tickets,
                        clock.instant())));
        // Not written if it exists: it is the same request.
        store.write(TicketWrite.of(List.of(), mails));
        LOG.info("{} mails with {} asked for by {}", mails.size(), mailId, caller.user());
        return new ResendOutcome.Requested(mails.size());
    }

    /// The outcome of asking for mails.
    sealed interface ResendOutcome {
        /// This number of mails will be sent.
        record Requested(int mails) implements ResendOutcome {}

        /// No such tickets, or not the caller's.
        record Unknown() implements ResendOutcome {}

        /// None of them is valid.
        record NotValid(Status status) implements ResendOutcome {}
    }
}
