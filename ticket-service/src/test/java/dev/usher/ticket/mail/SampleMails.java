package dev.usher.ticket.mail;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.mail.TicketMail.Line;
import dev.usher.ticket.mail.TicketMail.Offer;
import dev.usher.ticket.sending.MailConfig;
import dev.usher.ticket.sending.MailSessions;
import dev.usher.ticket.sending.OutgoingMessage;
import io.micronaut.email.javamail.composer.DefaultMessageComposer;
import io.micronaut.email.javamail.sender.JavaxEmailComposer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// Valid mails, and what is needed to send them.
public final class SampleMails {
    static final Attendee ADA = new Attendee("Ada Lovelace", "ada@example.org");
    public static final UUID ORDER = UUID.fromString("2b1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a77");
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:05Z");

    private SampleMails() {}

    static TicketMail issued(int tickets) {
        return of(Cause.ISSUED, SampleMessages.EVENT, ADA, Locale.UK, tickets);
    }

    static TicketMail of(Cause cause, EventFacts event, Attendee recipient, Locale language, int tickets) {
        List<Line> lines = IntStream.rangeClosed(1, tickets)
                .mapToObj(number -> new Line(number, tickets, "Balcony", recipient.name()))
                .toList();
        Offer offer = cause == Cause.TRANSFER_OFFERED
                ? new Offer("Ben Bitdiddle", "KQ7M-9XTR-2WPA", NOW.plus(Duration.ofDays(3)))
                : null;
        return new TicketMail(
                "REG#" + ORDER + "#" + cause.wireName(),
                cause,
                recipient,
                language,
                event,
                ORDER,
                "2B1F-0C52",
                lines,
                offer,
                NOW);
    }

    /// Settings for a server on this machine.
    public static MailConfig config(int port) {
        return config(port, 1000);
    }

    /// The same, for a provider that takes this many mails in a second.
    public static MailConfig config(int port, int perSecond) {
        return config("smtp", port, null, "Usher <tickets@usher.example>", perSecond);
    }

    /// Settings for an SES on this machine.
    public static MailConfig configOfSes(URI endpoint) {
        return configOfSes(endpoint, "Usher <tickets@usher.example>");
    }

    /// The same, for another sender.
    public static MailConfig configOfSes(URI endpoint, String from) {
        return config("ses", 25, endpoint.toString(), from, 1000);
    }

    private static MailConfig config(
            String transport, int port, @Nullable String sesEndpoint, String from, int perSecond) {
        return new MailConfig(
                "true",
                transport,
                "127.0.0.1",
                port,
                "none",
                null,
                null,
                sesEndpoint,
                "mail-of-tests",
                from,
                Duration.ofSeconds(2),
                perSecond,
                "http://localhost:8080/#/orders",
                "http://localhost:8080/#/claim/{code}");
    }

    static MailComposer composer(MailConfig config) {
        return new MailComposer(new JavaxEmailComposer(new MailSessions(config), new DefaultMessageComposer()), config);
    }

    /// The mail with one ticket that was issued.
    public static OutgoingMessage message(MailConfig config) {
        return message(config, issued(1));
    }

    static OutgoingMessage message(MailConfig config, TicketMail mail) {
        var composed = composer(config).compose(mail, pdf(mail.tickets().size()));
        if (composed instanceof Composed.Ready(OutgoingMessage message)) {
            return message;
        }
        throw new AssertionError(composed.toString());
    }

    /// A PDF with this number of pages.
    static TicketPdf pdf(int pages) {
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new TicketPdf(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
