package dev.usher.ticket.mail;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.sending.MailConfig;
import dev.usher.ticket.sending.MailOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requested mails.
@Singleton
final class TicketMailRequestedHandler implements MessageHandler<TicketMailRequested> {
    private static final Logger LOG = LoggerFactory.getLogger(TicketMailRequestedHandler.class);

    private final TicketMailer mailer;
    private final MailConfig config;
    private final MeterRegistry meters;

    TicketMailRequestedHandler(TicketMailer mailer, MailConfig config, MeterRegistry meters) {
        this.mailer = mailer;
        this.config = config;
        this.meters = meters;
        if (!config.isEnabled()) {
            LOG.warn("MAIL_ENABLED is false: mails that are asked for are dropped");
        }
    }

    @Override
    public String queue() {
        return "ticket-service-ticket-mail";
    }

    @Override
    public Class<TicketMailRequested> reads() {
        return TicketMailRequested.class;
    }

    /// This work is mostly waiting for the mail server.
    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public Verdict handle(TicketMailRequested request, Envelope envelope) {
        if (!config.isEnabled()) {
            return verdict(request, new MailOutcome.Dropped(MailOutcome.Drop.MAIL_IS_OFF));
        }
        return verdict(request, mailer.send(request));
    }

    private Verdict verdict(TicketMailRequested request, MailOutcome outcome) {
        String mail = request.mailId();
        return switch (outcome) {
            case MailOutcome.Sent() -> {
                meters.counter("usher.mails.sent", "cause", request.cause().wireName())
                        .increment();
                LOG.info("Sent {}", mail);
                yield new Verdict.Done();
            }
            case MailOutcome.SentBefore() -> {
                LOG.info("{} was sent before", mail);
                yield new Verdict.Done();
            }
            case MailOutcome.Dropped(MailOutcome.Drop why) -> {
                meters.counter("usher.mails.dropped", "reason", why.label()).increment();
                LOG.info("{} is not sent: {}", mail, why.label());
                yield new Verdict.Done();
            }
            case MailOutcome.NoTurn(Duration pause) -> new Verdict.RetryAfter(pause, "mail-rate");
            case MailOutcome.UnderWay(Duration ends) -> new Verdict.RetryAfter(ends, "under-way");
            case MailOutcome.NotSent(String reason) -> {
                meters.counter("usher.mails.failed").increment();
                yield new Verdict.NotYet("mail-not-taken", reason);
            }
            case MailOutcome.ServerAway(String reason) -> {
                meters.counter("usher.mails.failed").increment();
                yield new Verdict.Away("mail", reason);
            }
            case MailOutcome.Throttled(String reason) -> new Verdict.Throttled("mail-quota", reason);
            case MailOutcome.Stuck(MailOutcome.Cause cause, String reason) -> {
                meters.counter("usher.mails.parked", "reason", cause.label()).increment();
                yield new Verdict.Unprocessable(reason);
            }
        };
    }
}
