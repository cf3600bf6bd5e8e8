package dev.usher.localcloud.permission;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before an emulator and lets through what the [Guard] allows.
///
/// Bytes are passed on as they are, and answers are not even looked at, so signatures stay right and it costs
/// little. Each connection of a client has its own connection to the emulator, and two threads: not virtual
/// ones, since those wake up by way of two others, and connections are few. A client must have read an answer
/// before it sends its next request, as all clients do that do not pipeline.
public final class FrontDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int BACKLOG = 1_024;

    private final ServerSocket server;
    private final int behind;
    private final AwsProtocol protocol;
    private final @Nullable Guard guard;

    private FrontDoor(ServerSocket server, int behind, AwsProtocol protocol, @Nullable Guard guard) {
        this.server = server;
        this.behind = behind;
        this.protocol = protocol;
        this.guard = guard;
    }

    /// Starts it; the emulator may come later.
    ///
    /// @param behind the loopback port of the emulator
    /// @param guard absent if every caller may do everything
    static FrontDoor start(String host, int port, int behind, AwsProtocol protocol, @Nullable Guard guard) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, port), BACKLOG);
            var door = new FrontDoor(server, behind, protocol, guard);
            Thread.ofPlatform().daemon().name("front-door-" + port).start(door::accept);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("A connection was not accepted: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var emulator = new Socket()) {
            client.setTcpNoDelay(true);
            emulator.setTcpNoDelay(true);
            emulator.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), behind));
            Thread.ofPlatform().daemon().start(() -> passAnswersOn(emulator, client));
            var in = new BufferedInputStream(client.getInputStream(), RequestReader.BUFFER_BYTES);
            var connection = new Connection(in, emulator.getOutputStream(), client.getOutputStream(), protocol, guard);
            while (connection.serveNext()) {
                // One request after the other.
            }
        } catch (IOException | IllegalArgumentException e) {
            // To the client it is a broken connection, as if there were no door.
            LOG.debug("A connection to port {} ended", behind, e);
        }
    }

    private static void passAnswersOn(Socket emulator, Socket client) {
        try (client;
                emulator) {
            var in = emulator.getInputStream();
            var out = client.getOutputStream();
            var buffer = new byte[RequestReader.BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            LOG.trace("A connection ended", ended);
        }
    }
}
