package dev.usher.ticket.sending;

import java.time.Duration;
import java.util.Locale;

/// The outcome of sending a mail.
public sealed interface MailOutcome {
    /// It left.
    record Sent() implements MailOutcome {}

    /// It was sent before; nothing was done.
    record SentBefore() implements MailOutcome {}

    /// It is no longer wanted.
    record Dropped(Drop why) implements MailOutcome {}

    /// It was not sent, because many mails leave at the moment.
    ///
    /// @param pause how long to wait before asking again
    record NoTurn(Duration pause) implements MailOutcome {}

    /// Another caller is sending it.
    ///
    /// @param ends after this time that caller has finished, or is gone
    record UnderWay(Duration ends) implements MailOutcome {}

    /// It was not sent; a retry may help. Other mails may succeed.
    ///
    /// @param reason no personal data
    record NotSent(String reason) implements MailOutcome {}

    /// It was not sent, and no other mail would be: the mail server is away, or refuses us. A retry may help.
    ///
    /// @param reason no personal data
    record ServerAway(String reason) implements MailOutcome {}

    /// It was not sent, because the mail server takes no more from us for now: our rate or the quota of the day is used
    /// up.
    ///
    /// @param reason no personal data
    record Throttled(String reason) implements MailOutcome {}

    /// A person must look at it.
    ///
    /// @param reason no personal data
    record Stuck(Cause cause, String reason) implements MailOutcome {}

    /// Why a mail is not wanted.
    enum Drop {
        /// None of its tickets is both valid and the recipient's.
        NO_TICKETS,
        /// The offer has ended.
        OFFER_ENDED,
        /// Mails to this address came back, or its reader does not want them.
        SUPPRESSED,
        /// This service sends no mail.
        MAIL_IS_OFF;

        /// As metrics name it.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Why a person must look at it.
    enum Cause {
        /// The composed mail must not be sent: a bug.
        NOT_FIT,
        /// The mail server refuses this recipient.
        REFUSED,
        /// It may have been sent; nobody knows.
        INTERRUPTED;

        /// As metrics name it.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
