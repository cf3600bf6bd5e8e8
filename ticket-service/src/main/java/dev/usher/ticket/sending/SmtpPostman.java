package dev.usher.ticket.sending;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Hands mails to the SMTP server. Micronaut's own sender will not do: it logs the recipient's address when
/// something fails, and does not distinguish a mail that was certainly not sent from one that may have been.
public final class SmtpPostman implements Postman {
    private static final int LEAST_REFUSAL = 400;
    private static final int LEAST_LASTING_REFUSAL = 500;

    /// To any command, before the server closes the connection (RFC 5321, 4.2.2).
    private static final int SERVICE_NOT_AVAILABLE = 421;

    /// Amazon SES, while our sending rate or the quota of the day is used up (SES Developer Guide, "SMTP response
    /// codes").
    private static final int THROTTLED = 454;

    private static final Pattern ENHANCED_CODE = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final MailSessions sessions;

    public SmtpPostman(MailSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Handover hand(OutgoingMessage message) {
        Transport transport = null;
        try {
            transport = sessions.session().getTransport();
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
            return new Handover.Accepted();
        } catch (MessagingException | RuntimeException e) {
            return outcome(e, message);
        } finally {
            close(transport);
        }
    }

    private static Handover outcome(Exception failure, OutgoingMessage message) {
        Optional<Answer> answer = answer(failure);
        if (answer.isPresent()) {
            return answer.get().outcome();
        }
        String what = failure.getClass().getSimpleName();
        return message.isWritten()
                ? new Handover.Unknown("the server did not say whether it took it (" + what + ")")
                : new Handover.ServerAway("the server could not be reached, or broke off (" + what + ")");
    }

    /// The server's refusal, if a refusal ended the handover.
    private static Optional<Answer> answer(Exception failure) {
        Optional<Answer> found = Optional.empty();
        for (Exception each = failure; each != null; each = next(each)) {
            Answer answer = switch (each) {
                case SMTPAddressFailedException e -> new Answer(e.getReturnCode(), e.getMessage(), To.RECIPIENT);
                case SMTPSenderFailedException e -> new Answer(e.getReturnCode(), e.getMessage(), To.SENDER);
                case SMTPSendFailedException e -> new Answer(e.getReturnCode(), e.getMessage(), To.MAIL);
                default -> null;
            };
            if (answer != null && answer.code >= LEAST_REFUSAL && (found.isEmpty() || answer.to == To.RECIPIENT)) {
                found = Optional.of(answer);
            }
        }
        return found;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    /// The outcome is known by now; a failing QUIT does not change it.
    private static void close(@Nullable Transport transport) {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // See above.
            }
        }
    }

    /// The recipients that the server refused.
    private enum To {
        RECIPIENT,
        SENDER,
        MAIL
    }

    /// A refusal.
    private record Answer(int code, @Nullable String text, To to) {
        Handover outcome() {
            if (to == To.RECIPIENT && code >= LEAST_LASTING_REFUSAL) {
                return new Handover.Refused(inWords());
            }
            if (code == THROTTLED) {
                return new Handover.Throttled(inWords());
            }
            return to == To.SENDER || code == SERVICE_NOT_AVAILABLE
                    ? new Handover.ServerAway(inWords())
                    : new Handover.NotAccepted(inWords());
        }

        String inWords() {
            Matcher enhanced = ENHANCED_CODE.matcher(text == null ? "" : text);
            return "the server answered " + code + (enhanced.find() ? " " + enhanced.group(1) : "")
                    + (to == To.RECIPIENT ? " to the recipient" : "");
        }
    }
}
