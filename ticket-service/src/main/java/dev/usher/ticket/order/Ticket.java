package dev.usher.ticket.order;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A ticket of a paid registration.
///
/// @param event its facts when it was ordered; printed facts may be newer
/// @param holder who has it now
/// @param edition the code that admits now
/// @param withdrawals why it is invalid; empty if it is valid
/// @param revokedFor the reason that the organizer gave for revoking it
/// @param language the language it is printed in: a BCP 47 tag
/// @param paidAt the date of its documents
/// @param keys the last idempotency keys, hashed, with which it was reissued or revoked
/// @param revision raised by every change; 1 when new
public record Ticket(
        TicketId ticketId,
        RegistrationId registrationId,
        EventFacts event,
        Seat seat,
        Holder holder,
        Edition edition,
        Set<Withdrawal> withdrawals,
        @Nullable String revokedFor,
        String language,
        Instant paidAt,
        Instant generatedAt,
        List<String> keys,
        int revision) {
    private static final int KEYS_KEPT = 8;

    public Ticket {
        withdrawals = Set.copyOf(withdrawals);
        keys = List.copyOf(keys);
    }

    /// Whether it is valid, and if not, why.
    public Status status() {
        return Withdrawal.statusOf(withdrawals);
    }

    /// Whether it is valid.
    public boolean isValid() {
        return withdrawals.isEmpty();
    }

    /// What is published of it after a change.
    public TicketState state() {
        return new TicketState(
                ticketId,
                seat.number,
                seat.type,
                seat.typeName,
                holder.userId,
                holder.name(),
                edition.issue,
                status(),
                revision);
    }

    /// The same for another name.
    public Ticket renamed(String name) {
        var renamed = new Holder(holder.userId, new Attendee(name, holder.email()));
        return next(renamed, edition, withdrawals, revokedFor, keys);
    }

    /// The same, withdrawn for exactly these reasons.
    ///
    /// @param reason what the organizer says, if it is revoked
    public Ticket withdrawn(Set<Withdrawal> reasons, @Nullable String reason) {
        return next(holder, edition, reasons, reason, keys);
    }

    /// The same, revoked in addition to its other withdrawals.
    ///
    /// @param reason what the organizer says
    /// @param key identifies a repetition of the request
    public Ticket revoked(@Nullable String reason, String key) {
        var reasons = new HashSet<>(withdrawals);
        reasons.add(Withdrawal.REVOKED);
        return next(holder, edition, reasons, reason, keysWith(key));
    }

    /// The same with a new code; the old one is refused from then on.
    ///
    /// @param key identifies a repetition of the request, if the caller gave one
    public Ticket reissued(TicketCodeSigner signer, @Nullable String key) {
        List<String> last = key == null ? keys : keysWith(key);
        return next(holder, nextEdition(signer, holder), withdrawals, revokedFor, last);
    }

    /// The same with another holder and a new code; the old one is refused from then on.
    public Ticket transferred(TicketCodeSigner signer, UserId recipient, Attendee attendee) {
        var newHolder = new Holder(recipient, attendee);
        return next(newHolder, nextEdition(signer, newHolder), withdrawals, revokedFor, keys);
    }

    private List<String> keysWith(String key) {
        var all = new ArrayList<>(keys);
        all.add(key);
        return all.subList(Math.max(0, all.size() - KEYS_KEPT), all.size());
    }

    private Edition nextEdition(TicketCodeSigner signer, Holder of) {
        int issue = edition.issue + 1;
        return new Edition(issue, signer.sign(new TicketCode(ticketId, event.eventId(), of.userId, issue)));
    }

    private Ticket next(
            Holder newHolder,
            Edition newEdition,
            Set<Withdrawal> reasons,
            @Nullable String reason,
            List<String> newKeys) {
        return new Ticket(
                ticketId,
                registrationId,
                event,
                seat,
                newHolder,
                newEdition,
                reasons,
                reason,
                language,
                paidAt,
                generatedAt,
                newKeys,
                revision + 1);
    }

    /// What was sold. It never changes.
    ///
    /// @param type the id of its ticket type within the event
    /// @param typeName as it was sold
    /// @param price of this ticket alone
    /// @param number which of the order's tickets, counted from 1
    /// @param of how many the order has
    public record Seat(String type, String typeName, Money price, int number, int of) {}

    /// Who has the ticket.
    ///
    /// @param userId the buyer, or the person it was transferred to; they alone may download it
    /// @param attendee whom it admits, and where mails about it go
    public record Holder(UserId userId, Attendee attendee) {
        /// The name on the ticket.
        public String name() {
            return attendee.name();
        }

        /// Where mails about the ticket go.
        public String email() {
            return attendee.email();
        }
    }

    /// One issue of the ticket.
    ///
    /// @param issue 1 when new, raised each time it is reissued
    /// @param qrCode the signed ticket code
    public record Edition(int issue, String qrCode) {}
}
