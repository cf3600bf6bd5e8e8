package dev.usher.ticket.issuing;

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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One seat of a paid registration.
///
/// @param userId who holds it, and alone may download it: the buyer, or whom it was transferred to
/// @param event as the order told of it; what is printed may be newer
/// @param attendeeEmail where mails about it go
/// @param type the id of its ticket type within the event
/// @param typeName as it was sold
/// @param price of this ticket alone
/// @param number which of the order's tickets, counted from 1
/// @param of how many the order has
/// @param issue 1 when new, raised each time it is issued anew
/// @param qrCode the signed ticket code
/// @param withdrawals why it is no good; none if it is good
/// @param revokedFor what the organizer said who revoked it
/// @param language what it is printed in: a BCP 47 tag
/// @param paidAt the date of its documents
/// @param reissueKeys the last idempotency keys, hashed, with which it was issued anew
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
        List<String> reissueKeys,
        int revision) {
    private static final int KEYS_KEPT = 8;

    public Ticket {
        withdrawals = Set.copyOf(withdrawals);
        reissueKeys = List.copyOf(reissueKeys);
    }

    /// Whether it is good, and if not, why.
    public Status status() {
        return Withdrawal.statusOf(withdrawals);
    }

    /// Whether it is good.
    public boolean isValid() {
        return withdrawals.isEmpty();
    }

    /// Who it is for.
    public Attendee attendee() {
        return new Attendee(attendeeName, attendeeEmail);
    }

    /// What other services are told of it after a change.
    public TicketState state() {
        return new TicketState(ticketId, number, type, typeName, userId, attendeeName, issue, status(), revision);
    }

    /// The same for another name.
    public Ticket renamed(String name) {
        return next(userId, new Attendee(name, attendeeEmail), issue, qrCode, withdrawals, revokedFor, reissueKeys);
    }

    /// The same, withdrawn for exactly these reasons.
    ///
    /// @param reason what the organizer says, if it is revoked
    public Ticket withdrawn(Set<Withdrawal> reasons, @Nullable String reason) {
        return next(userId, attendee(), issue, qrCode, reasons, reason, reissueKeys);
    }

    /// The same with a new code; the old one dies.
    ///
    /// @param key what a repetition of the wish is recognized by, if the caller gave something
    public Ticket reissued(TicketCodeSigner signer, @Nullable String key) {
        var keys = new ArrayList<>(reissueKeys);
        if (key != null) {
            keys.add(key);
        }
        List<String> last = keys.subList(Math.max(0, keys.size() - KEYS_KEPT), keys.size());
        return next(userId, attendee(), issue + 1, code(signer, userId), withdrawals, revokedFor, last);
    }

    /// The same in other hands, with a new code; the old one dies.
    public Ticket transferred(TicketCodeSigner signer, UserId recipient, Attendee attendee) {
        return next(recipient, attendee, issue + 1, code(signer, recipient), withdrawals, revokedFor, reissueKeys);
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
            List<String> keys) {
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
                keys,
                revision + 1);
    }
}
