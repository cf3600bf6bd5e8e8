package dev.usher.ticket.sending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// An SMTP server that drops the connection at a step, as one that dies does.
final class SilentServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String dropsAt;
    private final AtomicInteger mails = new AtomicInteger();

    /// @param dropsAt the command that is read and not answered, such as `RCPT`; `.` is the end of the mail
    SilentServer(String dropsAt) {
        this.dropsAt = dropsAt;
        try {
            this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// How many mails it read to their end.
    int mails() {
        return mails.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client is gone, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        answer(client, "220 ready");
        boolean isData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (isData && !line.equals(".")) {
                continue;
            }
            mails.addAndGet(isData ? 1 : 0);
            if (line.startsWith(dropsAt)) {
                return;
            }
            isData = line.equals("DATA");
            answer(client, isData ? "354 go on" : "250 fine");
        }
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
