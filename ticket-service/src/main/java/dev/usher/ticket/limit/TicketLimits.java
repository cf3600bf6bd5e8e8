package dev.usher.ticket.limit;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.ticket.view.Caller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The limits per caller, which hold for all instances together.
@Singleton
public final class TicketLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final SharedLimit mails;
    private final SharedLimit mailsOfTheDay;
    private final SharedLimit organizerMails;
    private final SharedLimit addresses;
    private final SharedLimit claims;

    TicketLimits(TicketLimitConfig config, SharedLimits limits) {
        this.mails = limits.of("mails", config.mailsPerMinute(), MINUTE);
        this.mailsOfTheDay = limits.of("mails-of-the-day", config.mailsPerDay(), DAY);
        this.organizerMails = limits.of("organizer-mails", config.organizerMailsPerMinute(), MINUTE);
        this.addresses = limits.of("addresses", config.mailsPerAddressPerDay(), DAY);
        this.claims = limits.of("claims", config.claimsPerMinute(), MINUTE);
    }

    /// Counts a request that sends a mail: nobody should be able to fill a stranger's mailbox through us.
    ///
    /// @return how long to wait if it is one too many; absent otherwise
    public Optional<Duration> countMail(Caller caller) {
        String subject = caller.user().subject();
        return caller.isOrganizer()
                ? organizerMails.count(subject)
                : mails.count(subject).or(() -> mailsOfTheDay.count(subject));
    }

    /// Counts a mail to an address that the caller names, for all callers together.
    ///
    /// @return how long to wait if the address is over the limit; absent otherwise
    public Optional<Duration> countMailsTo(String email) {
        return addresses.count(key(email));
    }

    /// Takes back one count of [#countMailsTo], because nothing was mailed.
    public void nothingMailedTo(String email) {
        addresses.giveBack(key(email));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// Counts an attempt with a claim code, so that nobody can guess one.
    public Optional<Duration> countClaim(UserId user) {
        return claims.count(user.subject());
    }

    /// Takes the attempt back: the code was right.
    public void giveBackClaim(UserId user) {
        claims.giveBack(user.subject());
    }
}
