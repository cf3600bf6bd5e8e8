package dev.usher.ticket.mail;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.ticket.sending.MailConfig;
import dev.usher.ticket.sending.OutgoingMessage;
import io.micronaut.email.Attachment;
import io.micronaut.email.Contact;
import io.micronaut.email.Email;
import io.micronaut.email.EmailException;
import io.micronaut.email.MultipartBody;
import io.micronaut.email.javamail.sender.JavaxEmailComposer;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;

/// Writes a mail: plain text and HTML, with the tickets as PDF and the event for the calendar.
@Singleton
final class MailComposer {
    private final JavaxEmailComposer composer;
    private final MailConfig config;

    MailComposer(JavaxEmailComposer composer, MailConfig config) {
        this.composer = composer;
        this.config = config;
    }

    /// Composes the mail. It is never sent without its tickets: the attachment is checked.
    ///
    /// @param pdf the tickets, one page each; ignored if they are only offered
    Composed compose(TicketMail mail, TicketPdf pdf) {
        boolean attached = mail.cause() != Cause.TRANSFER_OFFERED;
        String flaw = attached ? pdf.flaw(mail.tickets().size()) : "";
        if (!flaw.isEmpty()) {
            return new Composed.NotFit(flaw);
        }
        try {
            InternetAddress sender = config.sender();
            var email = email(mail, sender, recipient(mail));
            if (attached) {
                attach(email, mail, pdf, sender);
            }
            Message message = composer.compose(email.build());
            String domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
            var outgoing = new OutgoingMessage(message, mail.mailId(), domain);
            return isWhole(outgoing, attached ? 3 : 2)
                    ? new Composed.Ready(outgoing)
                    : new Composed.NotFit("the mail lost its content while it was composed");
        } catch (AddressException e) {
            return new Composed.NotFit("the recipient's address is invalid");
        } catch (MessagingException | EmailException | IOException e) {
            throw new IllegalStateException(
                    "a mail could not be composed: " + e.getClass().getSimpleName());
        }
    }

    private Email.Builder email(TicketMail mail, InternetAddress sender, String recipient) {
        var texts = MailTexts.in(mail.language());
        TicketMail.Offer offer = mail.offer();
        var body = MailBody.of(mail, texts, offer == null ? config.storefrontUrl() : config.claimUrl(offer.code()));
        return Email.builder()
                .from(new Contact(sender.getAddress(), sender.getPersonal()))
                .to(new Contact(recipient, HeaderText.of(mail.recipient().name())))
                .subject(HeaderText.of(body.subject()))
                .body(new MultipartBody(
                        MailPage.of(body, mail.event(), texts),
                        MailText.of(body, mail.event().name())));
    }

    private void attach(Email.Builder email, TicketMail mail, TicketPdf pdf, InternetAddress sender) {
        String name = HeaderText.ofFileName(mail.event().name());
        email.attachment(Attachment.builder()
                .filename(name + ".pdf")
                .contentType("application/pdf")
                .content(pdf.bytes())
                .build());
        email.attachment(Attachment.builder()
                .filename(name + ".ics")
                .contentType("text/calendar; charset=UTF-8; method=PUBLISH")
                .content(CalendarEntry.of(mail, sender, config.storefrontUrl()))
                .build());
    }

    private static String recipient(TicketMail mail) throws AddressException {
        return MailAddress.parse(mail.recipient().email())
                .map(MailAddress::wire)
                .orElseThrow(() -> new AddressException("no mail can be sent there"));
    }

    /// Micronaut's composer logs and leaves out what it cannot compose, so its result is checked.
    private static boolean isWhole(OutgoingMessage message, int parts) throws MessagingException, IOException {
        if (!(message.getContent() instanceof Multipart content) || content.getCount() != parts) {
            return false;
        }
        for (int i = 0; i < parts; i++) {
            if (content.getBodyPart(i).getSize() == 0) {
                return false;
            }
        }
        return true;
    }
}
