package dev.usher.ticket.sending;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// An SMTP server that keeps what it gets, and refuses what a test asks it to refuse.
public final class Mailbox implements AutoCloseable {
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final SMTPServer server;
    private volatile @Nullable RejectException ofRecipients;
    private volatile @Nullable RejectException ofMails;

    private Mailbox() {
        this.server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .messageHandlerFactory(_ -> new Handler())
                .build();
        server.start();
    }

    public static Mailbox open() {
        return new Mailbox();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /// Answers every recipient so, for example with 550.
    public void refuseRecipients(int code, String text) {
        ofRecipients = new RejectException(code, text);
    }

    /// Answers so after it read all of a mail.
    public void refuseMails(int code, String text) {
        ofMails = new RejectException(code, text);
    }

    public void takeEverything() {
        ofRecipients = null;
        ofMails = null;
    }

    /// How often a mail was begun.
    public int attempts() {
        return attempts.get();
    }

    /// What was taken, as it came.
    public List<byte[]> raw() {
        return List.copyOf(received);
    }

    public List<MimeMessage> messages() {
        return received.stream().map(Mailbox::parse).toList();
    }

    public static MimeMessage parse(byte[] bytes) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        @Override
        public void from(String sender) {
            attempts.incrementAndGet();
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refuse(ofRecipients);
        }

        @Override
        public @Nullable String data(InputStream mail) throws RejectException {
            try {
                byte[] bytes = mail.readAllBytes();
                refuse(ofMails);
                received.add(bytes);
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void done() {}

        private static void refuse(@Nullable RejectException refusal) throws RejectException {
            if (refusal != null) {
                throw refusal;
            }
        }
    }
}
