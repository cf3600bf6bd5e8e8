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

/// One seat of a paid registration.
///
/// @param userId its holder, who alone may download it: the buyer, or the person it was transferred to
/// @param event its facts when it was ordered; printed facts may be newer
/// @param attendeeEmail where mails about it go
/// @param type the id of its ticket type within the event
/// @param typeName as it was sold
/// @param price of this ticket alone
/// @param number which of the order's tickets, counted from 1
/// @param of how many the order has
/// @param issue 1 when new, raised each time it is reissued
/// @param qrCode the signed ticket code
/// @param withdrawals why it is invalid; empty if it is valid
/// @param revokedFor the reason that the organizer gave for revoking it
/// @param language the language it is printed in: a BCP 47 tag
/// @param paidAt the date of its documents
/// @param keys the last idempotency keys, hashed, with which it was reissued or revoked
/// @param revision raised by every change; 1 when new
public record Ticket(
        TicketId ticketId,
        RegistrationId registrationId,
        UserId userId,
        EventFacts event,
        String attendeeName,
        String attendeeEmail,
        String type,
        String typeName,
        Money price,
        int number,
        int of,
        int issue,
        String qrCode,
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

    /// Who it is for.
    public Attendee attendee() {
        return new Attendee(attendeeName, attendeeEmail);
    }

    /// What is published of it after a change.
    public TicketState state() {
        return new TicketState(ticketId, number, type, typeName, userId, attendeeName, issue, status(), revision);
    }

    /// The same for another name.
    public Ticket renamed(String name) {
        return next(userId, new Attendee(name, attendeeEmail), issue, qrCode, withdrawals, revokedFor, keys);
    }

    /// The same, withdrawn for exactly these reasons.
    ///
    /// @param reason what the organizer says, if it is revoked
    public Ticket withdrawn(Set<Withdrawal> reasons, @Nullable String reason) {
        return next(userId, attendee(), issue, qrCode, reasons, reason, keys);
    }

    /// The same, revoked in addition to its other withdrawals.
    ///
    /// @param reason what the organizer says
    /// @param key identifies a repetition of the request
    public Ticket revoked(@Nullable String reason, String key) {
        var reasons = new HashSet<>(withdrawals);
        reasons.add(Withdrawal.REVOKED);
        return next(userId, attendee(), issue, qrCode, reasons, reason, keysWith(key));
    }

    /// The same with a new code; the old one is refused from then on.
    ///
    /// @param key identifies a repetition of the request, if the caller gave one
    public Ticket reissued(TicketCodeSigner signer, @Nullable String key) {
        List<String> last = key == null ? keys : keysWith(key);
        return next(userId, attendee(), issue + 1, code(signer, userId), withdrawals, revokedFor, last);
    }

    /// The same with another holder and a new code; the old one is refused from then on.
    public Ticket transferred(TicketCodeSigner signer, UserId recipient, Attendee attendee) {
        return next(recipient, attendee, issue + 1, code(signer, recipient), withdrawals, revokedFor, keys);
    }

    private List<String> keysWith(String key) {
        var all = new ArrayList<>(keys);
        all.add(key);
        return all.subList(Math.max(0, all.size() - KEYS_KEPT), all.size());
    }

    private String code(TicketCodeSigner signer, UserId holder) {
        return signer.sign(new TicketCode(ticketId, event.eventId(), holder, issue + 1));
    }

    private Ticket next(
            UserId holder,
            Attendee attendee,
            int newIssue,
            String code,
            Set<Withdrawal> reasons,
            @Nullable String reason,
            List<String> newKeys) {
        return new Ticket(
                ticketId,
                registrationId,
                holder,
                event,
                attendee.name(),
                attendee.email(),
                type,
                typeName,
                price,
                number,
                of,
                newIssue,
                code,
                reasons,
                reason,
                language,
                paidAt,
                generatedAt,
                newKeys,
                revision + 1);
    }
}
