package dev.usher.ticket.sending;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Sends each mail at most once. It is claimed before it is handed over and marked as sent afterwards;
/// if that mark is missing, it may have been sent, and is never sent again automatically.
@Singleton
public final class MailDispatch {
    /// The clocks of instances differ a little.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final String INTERRUPTED =
            "sending was interrupted; it may have been delivered. Ask the recipient, and resend the tickets if it was not";

    private final MailLedger ledger;
    private final Postman postman;
    private final MailConfig config;
    private final Clock clock;

    public MailDispatch(MailLedger ledger, Postman postman, MailConfig config, Clock clock) {
        this.ledger = ledger;
        this.postman = postman;
        this.config = config;
        this.clock = clock;
    }

    /// Sends the mail, unless it was sent before or another caller is sending it.
    ///
    /// @throws RuntimeException if the ledger cannot be reached; repeating is safe, and may end as
    ///     interrupted
    public MailOutcome send(String mailId, OutgoingMessage message) {
        return switch (ledger.claim(mailId)) {
            case MailClaim.Taken(UUID claim) -> hand(mailId, claim, message);
            case MailClaim.SentBefore() -> new MailOutcome.SentBefore();
            case MailClaim.TakenByOther(Instant since) -> takenByOther(since);
        };
    }

    private MailOutcome hand(String mailId, UUID claim, OutgoingMessage message) {
        return switch (postman.hand(message)) {
            case Handover.Accepted() -> {
                ledger.sent(mailId, claim);
                yield new MailOutcome.Sent();
            }
            case Handover.NotAccepted(String reason) -> {
                ledger.putBack(mailId, claim);
                yield new MailOutcome.NotSent(reason);
            }
            case Handover.ServerAway(String reason) -> {
                ledger.putBack(mailId, claim);
                yield new MailOutcome.ServerAway(reason);
            }
            case Handover.Throttled(String reason) -> {
                ledger.putBack(mailId, claim);
                yield new MailOutcome.Throttled(reason);
            }
            case Handover.Refused(String reason) -> {
                ledger.putBack(mailId, claim);
                yield new MailOutcome.Stuck(MailOutcome.Cause.REFUSED, reason);
            }
            // The claim stays: nobody may send it again.
            case Handover.Unknown(String reason) ->
                new MailOutcome.Stuck(MailOutcome.Cause.INTERRUPTED, INTERRUPTED + ": " + reason);
        };
    }

    private MailOutcome takenByOther(Instant since) {
        Duration left = Duration.between(
                clock.instant(), since.plus(config.longestHandover()).plus(MARGIN));
        return left.isPositive()
                ? new MailOutcome.UnderWay(left)
                : new MailOutcome.Stuck(MailOutcome.Cause.INTERRUPTED, INTERRUPTED);
    }
}
