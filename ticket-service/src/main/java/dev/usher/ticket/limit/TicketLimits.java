package dev.usher.ticket.limit;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.web.CallerLimit;
import dev.usher.ticket.view.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The limits per caller of this instance.
@Singleton
public final class TicketLimits {
    private final CallerLimit mails;
    private final CallerLimit organizerMails;
    private final CallerLimit claims;

    TicketLimits(TicketLimitConfig config, Clock clock) {
        this.mails = new CallerLimit(config.mailsPerMinute(), config.mailsPerDay(), clock);
        this.organizerMails = new CallerLimit(config.organizerMailsPerMinute(), clock);
        this.claims = new CallerLimit(config.claimsPerMinute(), clock);
    }

    /// Counts a wish that sends a mail: nobody shall fill a stranger's mailbox through us.
    ///
    /// @return how long to wait if it is one too many; likewise below
    public Optional<Duration> countMail(Caller caller) {
        return (caller.isOrganizer() ? organizerMails : mails)
                .count(caller.user().subject());
    }

    /// Counts an attempt with a claim code: nobody shall guess one.
    public Optional<Duration> countClaim(UserId user) {
        return claims.count(user.subject());
    }

    /// Counts one attempt less: the code was right.
    public void giveBackClaim(UserId user) {
        claims.giveBack(user.subject());
    }
}
