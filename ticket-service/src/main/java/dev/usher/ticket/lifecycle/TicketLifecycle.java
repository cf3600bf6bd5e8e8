package dev.usher.ticket.lifecycle;

import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketUpdated;
import dev.usher.ticket.lifecycle.TicketChanges.Decision;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketMessages;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.view.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What holders and organizers do with tickets. Every action is logged with the caller.
@Singleton
final class TicketLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TicketLifecycle.class);

    private final TicketChanges changes;
    private final TicketCodeSigner signer;
    private final Clock clock;

    TicketLifecycle(TicketChanges changes, TicketCodeSigner signer, Clock clock) {
        this.changes = changes;
        this.signer = signer;
        this.clock = clock;
    }

    /// Changes the attendee's name. The code stays the same. Repeating is harmless.
    ChangeOutcome rename(TicketId ticketId, Caller caller, String name) {
        return logged("rename", ticketId, caller, changes.change(ticketId, caller::sees, "renamed", ticket -> {
            if (!ticket.isValid()) {
                return new Decision.Refuse();
            }
            return ticket.holder().name().equals(name)
                    ? new Decision.Keep()
                    : updated(ticket.renamed(name), TicketUpdated.Cause.RENAMED);
        }));
    }

    /// Gives it a new code; the one before is refused at the door from now on.
    ///
    /// @param requestId a repetition with the same id changes nothing; the last eight of each ticket are
    ///     remembered
    ChangeOutcome reissue(TicketId ticketId, Caller caller, UUID requestId) {
        String key = requestId.toString();
        return logged("reissue", ticketId, caller, changes.change(ticketId, caller::sees, "reissued", ticket -> {
            if (!ticket.isValid()) {
                return new Decision.Refuse();
            }
            return ticket.keys().contains(key)
                    ? new Decision.Keep()
                    : updated(ticket.reissued(signer, key), TicketUpdated.Cause.REISSUED);
        }));
    }

    /// Revokes it. Repeating is harmless, and keeps the first reason.
    ///
    /// @param requestId a repetition with the same id changes nothing, even if the ticket was restored
    ///     since; the last eight of each ticket are remembered
    ChangeOutcome revoke(TicketId ticketId, Caller caller, @Nullable String reason, UUID requestId) {
        String key = "revoke:" + requestId;
        return logged("revoke", ticketId, caller, changes.change(ticketId, caller::sees, "revoked", ticket -> {
            return ticket.keys().contains(key) || ticket.withdrawals().contains(Withdrawal.REVOKED)
                    ? new Decision.Keep()
                    : changed(ticket, ticket.revoked(reason, key));
        }));
    }

    /// Undoes [#revoke]. Other reasons against the ticket, such as a refund, remain. Repeating is harmless.
    ///
    /// @return refused if the ticket is invalid for other reasons and was not revoked
    ChangeOutcome restore(TicketId ticketId, Caller caller) {
        return logged("restore", ticketId, caller, changes.change(ticketId, caller::sees, "restored", ticket -> {
            var withdrawals = withdrawalsOf(ticket);
            if (withdrawals.remove(Withdrawal.REVOKED)) {
                return changed(ticket, ticket.withdrawn(withdrawals, null));
            }
            return ticket.isValid() ? new Decision.Keep() : new Decision.Refuse();
        }));
    }

    private Decision updated(Ticket next, TicketUpdated.Cause cause) {
        return new Decision.Change(next, TicketMessages.updated(next, cause, clock.instant()));
    }

    private Decision changed(Ticket ticket, Ticket next) {
        Instant now = clock.instant();
        return new Decision.Change(next, TicketMessages.statusChanged(List.of(ticket), List.of(next), now));
    }

    private static EnumSet<Withdrawal> withdrawalsOf(Ticket ticket) {
        var withdrawals = EnumSet.noneOf(Withdrawal.class);
        withdrawals.addAll(ticket.withdrawals());
        return withdrawals;
    }

    private static ChangeOutcome logged(String what, TicketId ticketId, Caller caller, ChangeOutcome outcome) {
        if (outcome instanceof ChangeOutcome.Done(Ticket ticket)) {
            LOG.info(
                    "{} of {} by {}: issue {}, {}",
                    what,
                    ticketId,
                    caller.user(),
                    ticket.edition().issue(),
                    ticket.status().wireName());
        }
        return outcome;
    }
}
