package dev.usher.systemtests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between a process and one thing that it calls: passes bytes on, and can be cut for any time.
/// While it is cut, connections break and new ones are closed at once.
public final class Cable implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private Cable(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("cable-to-" + target).start(this::accept);
    }

    /// A cable to a port of this machine, which may be opened later.
    public static Cable to(int port) {
        return new Cable(port);
    }

    /// Where it begins: the port to connect to in place of the other.
    public int port() {
        return server.getLocalPort();
    }

    /// The same as an address of HTTP.
    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /// Breaks all connections, and closes new ones.
    public void cut() {
        isCut = true;
        open.forEach(Cable::close);
        open.clear();
    }

    /// Lets new connections through.
    public void mend() {
        isCut = false;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException e) {
                // It was closed: the loop ends.
            }
        }
    }

    private void connect(Socket near) {
        if (isCut) {
            close(near);
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> pass(near, far));
            pass(far, near);
        } catch (IOException e) {
            close(near);
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One of the ends has closed, or the cable was cut: the other end is closed, too.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed then.
        }
    }
}
