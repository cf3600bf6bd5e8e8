package dev.usher.localcloud.mailbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.subethamail.smtp.server.SMTPServer;

/// The SMTP server: takes mail from anybody for anybody, without TLS or sign-in.
public final class MailReceiver implements AutoCloseable {
    /// As much as Amazon SES takes.
    private static final int MOST_BYTES = 40 * 1024 * 1024;

    private final SMTPServer server;

    private MailReceiver(SMTPServer server) {
        this.server = server;
    }

    /// Starts it and returns when it listens.
    ///
    /// @param mails gets what comes
    public static MailReceiver start(String host, int port, ReceivedMails mails) throws UnknownHostException {
        var server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getByName(host))
                .port(port)
                .hostName("localhost")
                .softwareName("local-cloud")
                .maxMessageSize(MOST_BYTES)
                .messageHandler((_, from, to, data) -> mails.add(from, to, data))
                .build();
        server.start();
        return new MailReceiver(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
