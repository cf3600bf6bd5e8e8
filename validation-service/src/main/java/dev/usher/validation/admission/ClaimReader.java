package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.Scope;
import jakarta.inject.Singleton;

/// Reads what a scanned text claims. Asks nobody.
@Singleton
public final class ClaimReader {
    private final TicketCodeVerifier verifier;

    /// A reader of codes that these keys signed.
    public ClaimReader(TicketCodeVerifier verifier) {
        this.verifier = verifier;
    }

    /// What the text claims, coming from this device.
    public Reading read(String text, Device device) {
        return switch (verifier.verify(text)) {
            case Verification.Genuine(var code) -> new Reading.Claimed(new Claim.Signed(code));
            case Verification.Forged(var claimed) -> new Reading.Unbelievable(Reason.FORGED, claimed.ticketId());
            case Verification.NotATicketCode() ->
                PlainTicketCode.parse(text)
                        .map(typed -> typed(typed, device))
                        .orElseGet(() -> new Reading.Unbelievable(Reason.UNKNOWN, null));
        };
    }

    /// Without a signature anybody can write one; only a supervisor's word makes up for that.
    private static Reading typed(PlainTicketCode code, Device device) {
        return device.may(Scope.SUPERVISOR)
                ? new Reading.Claimed(new Claim.Typed(code))
                : new Reading.Unbelievable(Reason.FORGED, code.ticketId());
    }
}
