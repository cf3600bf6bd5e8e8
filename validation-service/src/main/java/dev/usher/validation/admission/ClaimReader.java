package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.Scope;
import jakarta.inject.Singleton;

/// Reads what a scanned text claims. Makes no calls to a store.
@Singleton
public final class ClaimReader {
    private final TicketCodeVerifier verifier;

    /// A reader that accepts codes signed with the keys of this verifier.
    public ClaimReader(TicketCodeVerifier verifier) {
        this.verifier = verifier;
    }

    /// Reads the text that this device scanned.
    public Reading read(String text, Device device) {
        return switch (verifier.verify(text)) {
            case Verification.Genuine(var code) -> new Reading.Claimed(new Claim.Signed(code));
            case Verification.Forged(var claimed) -> new Reading.Untrusted(Reason.FORGED, claimed.ticketId());
            case Verification.NotATicketCode() ->
                PlainTicketCode.parse(text)
                        .map(typed -> typed(typed, device))
                        .orElseGet(() -> new Reading.Untrusted(Reason.UNKNOWN, null));
        };
    }

    /// Anybody can write a code without a signature, so it is trusted only from a supervisor's device.
    private static Reading typed(PlainTicketCode code, Device device) {
        return device.may(Scope.SUPERVISOR)
                ? new Reading.Claimed(new Claim.Typed(code))
                : new Reading.Untrusted(Reason.FORGED, code.ticketId());
    }
}
