package dev.usher.ticket.sending;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A composed message that knows whether all of it was written to the server. If it was not, the server has
/// no message; if it was, and no answer came, nobody knows.
public final class OutgoingMessage extends MimeMessage {
    private final String mailId;
    private final String messageId;
    private volatile boolean isWritten;

    /// @param mailId becomes the Message-ID, so that all copies of a mail have the same one
    public OutgoingMessage(Message composed, String mailId, String senderDomain) throws MessagingException {
        super((MimeMessage) composed);
        this.mailId = mailId;
        this.messageId =
                "<" + UUID.nameUUIDFromBytes(mailId.getBytes(StandardCharsets.UTF_8)) + "@" + senderDomain + ">";
        setHeader("Auto-Submitted", "auto-generated");
        saveChanges();
    }

    /// The mail that it is.
    String mailId() {
        return mailId;
    }

    /// Whether the last byte was written to the server.
    boolean isWritten() {
        return isWritten;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException, MessagingException {
        super.writeTo(out, ignoreList);
        isWritten = true;
    }
}
