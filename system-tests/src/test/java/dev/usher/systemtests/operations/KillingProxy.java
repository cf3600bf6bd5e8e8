package dev.usher.systemtests.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// Stands between a process and SQS, and kills the process when it makes a certain call, which SQS never sees.
final class KillingProxy implements AutoCloseable {
    private final int target;
    private final String call;
    private final ServerSocket server;
    private final CompletableFuture<Process> victim = new CompletableFuture<>();

    /// @param call such as `DeleteMessageBatch`
    KillingProxy(int target, String call) {
        this.target = target;
        this.call = "AmazonSQS." + call + "\r\n";
        try {
            this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void kills(Process process) {
        victim.complete(process);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> passRequests(near, far));
                Thread.ofVirtual().start(() -> passAnswers(far, near));
            } catch (IOException e) {
                // It was closed: the loop ends.
            }
        }
    }

    /// The client sends the head of a request in one piece, so the call's name is not split.
    private void passRequests(Socket near, Socket far) {
        try (near;
                far) {
            var buffer = new byte[64 * 1024];
            for (int read = near.getInputStream().read(buffer);
                    read >= 0;
                    read = near.getInputStream().read(buffer)) {
                if (new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(call)) {
                    victim.join().destroyForcibly().onExit().join();
                    return;
                }
                far.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the ends has closed, and the other one is closed, too.
        }
    }

    private static void passAnswers(Socket far, Socket near) {
        try (near;
                far) {
            far.getInputStream().transferTo(near.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }
}
