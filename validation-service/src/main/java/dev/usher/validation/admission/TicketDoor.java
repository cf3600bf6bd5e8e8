package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.validation.admission.AdmissionStore.Admission;
import dev.usher.validation.device.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides who is let in. The code is judged without asking anybody; the store's one conditional write
/// decides the rest, and what it found explains a refusal.
@Singleton
final class TicketDoor {
    private final TicketCodeVerifier verifier;
    private final AdmissionStore store;
    private final EventMemory events;
    private final Clock clock;

    TicketDoor(TicketCodeVerifier verifier, AdmissionStore store, EventMemory events, Clock clock) {
        this.verifier = verifier;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Lets the ticket's holder in, or says why not. Repeating an admitted scan answers the same again.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating the same scan is safe
    Decision decide(Scan scan) {
        return switch (verifier.verify(scan.text())) {
            case Verification.Genuine(var code) -> decide(scan, new Claim.Signed(code));
            case Verification.Forged(var claimed) -> Decision.refused(Reason.FORGED, claimed.ticketId(), null);
            case Verification.NotATicketCode() -> decideTyped(scan);
        };
    }

    private Decision decideTyped(Scan scan) {
        Optional<PlainTicketCode> typed = PlainTicketCode.parse(scan.text());
        if (typed.isEmpty()) {
            return Decision.refused(Reason.UNKNOWN, null, null);
        }
        // Without a signature anybody can write one; only a supervisor's word makes up for that.
        return scan.device().may(Scope.SUPERVISOR)
                ? decide(scan, new Claim.Typed(typed.get()))
                : Decision.refused(Reason.FORGED, typed.get().ticketId(), null);
    }

    private Decision decide(Scan scan, Claim claim) {
        @Nullable EventWindow window = events.window(claim.eventId()).orElse(null);
        if (!claim.eventId().equals(scan.device().eventId())) {
            return Decision.refused(Reason.WRONG_EVENT, claim.ticketId(), window);
        }
        Instant now = clock.instant();
        Use use = scan.useAt(now);
        boolean mayBeNew = window == null || window.isOpenAt(now);
        return switch (store.admit(claim, use, mayBeNew)) {
            case Admission.Admitted(var ticket) -> Decision.admitted(ticket, learned(ticket, window));
            case Admission.Refused(var existing) -> explain(claim, use, existing, window);
        };
    }

    private Decision explain(Claim claim, Use use, Optional<Ticket> existing, @Nullable EventWindow remembered) {
        if (existing.isEmpty()) {
            // A signed code without a record is refused only because its event, as remembered,
            // does not admit now.
            Reason reason = claim instanceof Claim.Signed && remembered != null
                    ? remembered.reasonAt(use.at())
                    : Reason.UNKNOWN;
            return Decision.refused(reason, claim.ticketId(), remembered);
        }
        Ticket ticket = existing.get();
        if (!isSpokenForBy(claim, ticket)) {
            return Decision.refused(Reason.UNKNOWN, claim.ticketId(), null);
        }
        @Nullable EventWindow window = learned(ticket, remembered);
        if (ticket.use() != null && ticket.use().isSameScanAs(use)) {
            return Decision.admitted(ticket, window);
        }
        return new Decision(reason(claim, use, ticket), ticket.ticketId(), ticket, window);
    }

    private static Reason reason(Claim claim, Use use, Ticket ticket) {
        if (claim instanceof Claim.Signed(var code) && code.issue() < ticket.issue()) {
            return Reason.SUPERSEDED;
        }
        return switch (ticket.status()) {
            case USED -> Reason.ALREADY_USED;
            case VALID ->
                ticket.window()
                        .orElseThrow(() -> new IllegalStateException(ticket.ticketId() + " is valid, without a window"))
                        .reasonAt(use.at());
        };
    }

    private static boolean isSpokenForBy(Claim claim, Ticket ticket) {
        return switch (claim) {
            case Claim.Signed _ -> true;
            case Claim.Typed _ ->
                ticket.eventId().equals(claim.eventId()) && ticket.userId().equals(claim.userId());
        };
    }

    private @Nullable EventWindow learned(Ticket ticket, @Nullable EventWindow remembered) {
        EventWindow window = ticket.window().orElse(remembered);
        if (window != null && remembered == null) {
            events.learn(ticket.eventId(), window);
        }
        return window;
    }
}
