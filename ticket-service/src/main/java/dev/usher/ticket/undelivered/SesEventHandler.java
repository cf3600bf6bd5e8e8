package dev.usher.ticket.undelivered;

import dev.usher.contracts.message.WireNamed;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.messaging.ForeignMessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.sending.MailLedger;
import dev.usher.ticket.sending.MailTag;
import dev.usher.ticket.sending.Undelivered;
import dev.usher.ticket.undelivered.SesEvent.Bounce;
import dev.usher.ticket.undelivered.SesEvent.Complaint;
import dev.usher.ticket.undelivered.SesEvent.Mail;
import dev.usher.ticket.undelivered.SesEvent.Recipient;
import dev.usher.ticket.undelivered.Suppression.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what Amazon SES reports about our mails: bounces, complaints, and mails that it refused to deliver
/// after it had accepted them. Reports come at least once, in any order, and may concern mails that we did
/// not send, such as Cognito's.
@Singleton
final class SesEventHandler implements ForeignMessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SesEventHandler.class);

    /// What SES publishes when an event destination is set up. It is no JSON.
    private static final String TEST = "Successfully validated SNS topic";

    /// SES accepts no mail with more.
    private static final int MOST_RECIPIENTS = 50;

    private final Suppressions suppressions;
    private final MailLedger ledger;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String account;

    SesEventHandler(
            Suppressions suppressions,
            MailLedger ledger,
            JsonMapper json,
            MeterRegistry meters,
            Clock clock,
            ResourceNames names) {
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
        this.account = names.account();
        // From the start on: an alarm compares their sum with SES's own count, and what does not exist is no zero.
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    @Override
    public String queue() {
        return "ticket-service-mail-event";
    }

    /// There are few.
    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Verdict handle(String text) {
        if (text.startsWith(TEST)) {
            return done(Outcome.TEST);
        }
        SesEvent event = parse(text);
        if (event == null || event.eventType() == null || event.mail() == null) {
            return new Verdict.Unprocessable("not an event of SES: eventType and mail are needed");
        }
        Mail mail = event.mail();
        if (!account.equals(mail.sendingAccountId())) {
            return new Verdict.Unprocessable("the event is about a mail of another account");
        }
        return switch (event.eventType()) {
            case "Bounce" -> bounced(mail, event.bounce());
            case "Complaint" -> complained(mail, event.complaint());
            case "Reject" -> rejected(mail);
            default -> done(Outcome.IGNORED);
        };
    }

    /// The parser's own messages may quote addresses.
    private @Nullable SesEvent parse(String text) {
        try {
            return json.readValue(text, Argument.of(SesEvent.class));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private Verdict bounced(Mail mail, @Nullable Bounce bounce) {
        if (bounce == null || bounce.timestamp() == null || bounce.bouncedRecipients() == null) {
            return new Verdict.Unprocessable("a bounce without its time or its recipients");
        }
        boolean isFinal = "Permanent".equals(bounce.bounceType());
        Instant at = atMostNow(bounce.timestamp());
        note(mail, isFinal ? Undelivered.BOUNCED : Undelivered.BOUNCED_FOR_NOW, at, word(bounce.bounceSubType()));
        return isFinal
                ? suppress(bounce.bouncedRecipients(), new Suppression(Cause.BOUNCED, at))
                : done(Outcome.TRANSIENT);
    }

    private Verdict complained(Mail mail, @Nullable Complaint complaint) {
        if (complaint == null || complaint.timestamp() == null || complaint.complainedRecipients() == null) {
            return new Verdict.Unprocessable("a complaint without its time or its recipients");
        }
        if ("not-spam".equals(complaint.complaintFeedbackType())) {
            return done(Outcome.NOT_SPAM);
        }
        Instant at = atMostNow(complaint.timestamp());
        note(mail, Undelivered.COMPLAINED, at, word(complaint.complaintFeedbackType()));
        return suppress(complaint.complainedRecipients(), new Suppression(Cause.COMPLAINED, at));
    }

    /// SES found something in it that it does not deliver, such as a virus. The address is not to blame.
    private Verdict rejected(Mail mail) {
        note(mail, Undelivered.REJECTED, clock.instant(), "");
        return done(Outcome.REJECTED);
    }

    private Verdict suppress(List<Recipient> recipients, Suppression why) {
        List<String> addresses = recipients.stream()
                .filter(Objects::nonNull)
                .map(Recipient::emailAddress)
                .filter(Objects::nonNull)
                .map(SesEventHandler::bare)
                .toList();
        if (addresses.isEmpty() || addresses.size() > MOST_RECIPIENTS) {
            return new Verdict.Unprocessable("an event with " + addresses.size() + " recipients");
        }
        boolean isNews = false;
        for (String address : addresses) {
            isNews |= suppressions.suppress(address, why);
        }
        if (!isNews) {
            return done(Outcome.KNOWN);
        }
        return done(why.cause() == Cause.BOUNCED ? Outcome.BOUNCED : Outcome.COMPLAINED);
    }

    private void note(Mail mail, Undelivered what, Instant at, String detail) {
        String tag = mail.tag(MailTag.NAME);
        if (tag.isEmpty()) {
            LOG.info("A mail that is not about tickets was {} {}", what.wireName(), detail);
            return;
        }
        String mailId = MailTag.mailId(tag);
        boolean isKnown = ledger.undelivered(mailId, what, at);
        LOG.info("{} was {} {}{}", mailId, what.wireName(), detail, isKnown ? "" : "; there is no such mail any more");
    }

    /// Operators allow an address from an instant of our clock on; a report must not claim a later one.
    private Instant atMostNow(Instant at) {
        Instant now = clock.instant();
        return at.isBefore(now) ? at : now;
    }

    /// Some reports name the recipient, too: `Ada <ada@example.org>`.
    private static String bare(String recipient) {
        int open = recipient.lastIndexOf('<');
        int close = recipient.lastIndexOf('>');
        return open >= 0 && open < close ? recipient.substring(open + 1, close) : recipient;
    }

    private static String word(@Nullable String word) {
        return word != null && word.matches("[A-Za-z-]{1,40}") ? "(" + word + ")" : "";
    }

    private Verdict done(Outcome outcome) {
        counter(outcome).increment();
        return new Verdict.Done();
    }

    private Counter counter(Outcome outcome) {
        return meters.counter("usher.mail.events", "outcome", outcome.wireName());
    }

    /// What a report has changed.
    private enum Outcome implements WireNamed {
        /// One more address gets no mails, because they come back.
        BOUNCED,
        /// One more address gets no mails, because its reader complained.
        COMPLAINED,
        /// Nothing: it was reported before, or an operator has allowed the address since.
        KNOWN,
        /// Nothing: the next mail may arrive.
        TRANSIENT,
        /// Nothing: it takes a complaint back.
        NOT_SPAM,
        /// Nothing but the mail's row: SES does not deliver what is in it.
        REJECTED,
        /// Nothing: nobody asked for this type of report.
        IGNORED,
        /// Nothing: SES tried the topic.
        TEST
    }
}
