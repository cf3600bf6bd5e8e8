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

/// Asks for mails with tickets once more, to the addresses that the tickets have. One mail for each holder
/// and address: tickets of one order may be in several hands.
@Singleton
final class ResendDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ResendDesk.class);

    private final TicketStore store;
    private final Clock clock;

    ResendDesk(TicketStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// One ticket.
    ///
    /// @param wish a repetition with the same sends nothing more; likewise below
    ResendOutcome resend(TicketId ticketId, Caller caller, UUID wish) {
        return resend(
                store.find(ticketId).filter(caller::sees).stream().toList(), ticketId + "#resent#" + wish, caller);
    }

    /// All tickets of a registration that are good, and that the caller sees.
    ResendOutcome resend(RegistrationId registrationId, Caller caller, UUID wish) {
        List<Ticket> seen = store.ofRegistration(registrationId).stream()
                .filter(caller::sees)
                .toList();
        return resend(seen, registrationId + "#resent#" + wish, caller);
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
                        ticket -> ticket.userId() + " " + ticket.attendeeEmail(),
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
        // Not written if it was before: the same wish.
        store.write(TicketWrite.of(List.of(), mails));
        LOG.info("{} mails with {} asked for by {}", mails.size(), mailId, caller.user());
        return new ResendOutcome.Requested(mails.size());
    }

    /// What became of the wish.
    sealed interface ResendOutcome {
        /// So many mails are on their way.
        record Requested(int mails) implements ResendOutcome {}

        /// No such tickets, or not the caller's.
        record Unknown() implements ResendOutcome {}

        /// None of them is good.
        record NotValid(Status status) implements ResendOutcome {}
    }
}
