package dev.usher.localcloud.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A mail, taken apart.
final class ReceivedMail {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final long id;
    private final Instant receivedAt = Instant.now();
    private final String sender;
    private final String recipient;
    private final byte[] source;
    private final List<Attachment> attachments = new ArrayList<>();
    private String subject = "";
    private String from = "";
    private String to = "";
    private @Nullable String text;
    private @Nullable String html;

    private ReceivedMail(long id, String sender, String recipient, byte[] source) {
        this.id = id;
        this.sender = sender;
        this.recipient = recipient;
        this.source = source;
    }

    /// Reads it. What cannot be read is shown as its source only.
    static ReceivedMail of(long id, String sender, String recipient, byte[] source) {
        var mail = new ReceivedMail(id, sender, recipient, source);
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(source));
            mail.subject = Objects.requireNonNullElse(message.getSubject(), "");
            mail.from = header(message, "From");
            mail.to = header(message, "To");
            mail.take(message);
        } catch (MessagingException | IOException e) {
            mail.text = "This mail cannot be read (" + e + "). Look at its source.";
        }
        return mail;
    }

    long id() {
        return id;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /// From the envelope, like the recipient: what the server acted on, whatever the headers say.
    String sender() {
        return sender;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String html() {
        return html;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    byte[] source() {
        return source;
    }

    private void take(Part part) throws MessagingException, IOException {
        boolean attached = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        } else if (!attached && text == null && part.isMimeType("text/plain")) {
            text = String.valueOf(part.getContent());
        } else if (!attached && html == null && part.isMimeType("text/html")) {
            html = String.valueOf(part.getContent());
        } else {
            String name = Objects.requireNonNullElse(part.getFileName(), "attachment");
            String type = part.getContentType().replaceAll("[;\\r\\n].*", "").strip();
            attachments.add(new Attachment(name, type, part.getInputStream().readAllBytes()));
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException, IOException {
        String header = message.getHeader(name, ", ");
        return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    /// A file that came with the mail.
    static final class Attachment {
        private final String name;
        private final String type;
        private final byte[] content;

        private Attachment(String name, String type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        String name() {
            return name;
        }

        String type() {
            return type;
        }

        byte[] content() {
            return content;
        }
    }
}
