package dev.usher.validation.pretix;

import dev.usher.validation.admission.Reason;

/// Translates our reasons to the protocol's and back.
final class ReasonCodes {
    static final String INVALID = "invalid";

    private ReasonCodes() {}

    /// @param reason any but [Reason#OK]
    static String of(Reason reason) {
        return switch (reason) {
            case OK -> throw new IllegalArgumentException("the protocol has no reason for a passage");
            case ALREADY_USED -> "already_redeemed";
            case UNKNOWN, FORGED -> INVALID;
            case WRONG_EVENT, WRONG_GATE -> "product";
            case REVOKED, SUPERSEDED -> "revoked";
            case REFUNDED -> "canceled";
            case DISPUTED -> "blocked";
            case NOT_INSIDE, TAKEN_BACK -> "rules";
            case NOT_TODAY, TOO_EARLY, CLOSED -> "invalid_time";
        };
    }

    /// Our reason for a word that a device sends. Unknown words mean that the text was not a ticket.
    static Reason reason(String code) {
        return switch (code) {
            case "already_redeemed" -> Reason.ALREADY_USED;
            case "product" -> Reason.WRONG_GATE;
            case "revoked" -> Reason.REVOKED;
            case "canceled" -> Reason.REFUNDED;
            case "blocked", "unpaid", "unapproved" -> Reason.DISPUTED;
            case "rules" -> Reason.NOT_INSIDE;
            case "invalid_time" -> Reason.CLOSED;
            default -> Reason.UNKNOWN;
        };
    }
}
