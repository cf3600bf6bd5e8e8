package dev.usher.ticket.smtp;

import java.time.Duration;
import java.util.Locale;

/// What became of the wish to send a mail.
public sealed interface MailOutcome {
    /// It left.
    record Sent() implements MailOutcome {}

    /// It left before; nothing was done.
    record SentBefore() implements MailOutcome {}

    /// It is not wanted any more.
    record Dropped(Drop why) implements MailOutcome {}

    /// Somebody else is at it.
    ///
    /// @param ends after so long whoever it is has finished, or is gone
    record UnderWay(Duration ends) implements MailOutcome {}

    /// It did not leave; a retry may help. Other mails may leave.
    ///
    /// @param reason no personal data
    record NotSent(String reason) implements MailOutcome {}

    /// It did not leave, and no other would: the mail server is away, or does not take us. A retry may help.
    ///
    /// @param reason no personal data
    record ServerAway(String reason) implements MailOutcome {}

    /// A person has to look at it.
    ///
    /// @param reason no personal data
    record Stuck(Cause cause, String reason) implements MailOutcome {}

    /// Why a mail is not wanted.
    enum Drop {
        /// None of its tickets is valid and the recipient's.
        NO_TICKETS,
        /// The offer has ended.
        OFFER_ENDED,
        /// This service sends no mail.
        MAIL_IS_OFF;

        /// As metrics name it.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Why a person has to look.
    enum Cause {
        /// Composing it gave something that must not leave: a bug.
        NOT_FIT,
        /// The mail server does not take this recipient.
        REFUSED,
        /// It may have left, and nobody knows.
        INTERRUPTED;

        /// As metrics name it.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
