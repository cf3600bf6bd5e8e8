package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of the loopback interface.
public final class Ports {

    /// Below the range from which systems take the ports of outgoing connections, so that none of those is
    /// in the way.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private static final PortReservations RESERVATIONS = PortReservations.ofThisUser();

    private Ports() {}

    /// A port that nobody listens on now, and that this method answers no other caller as long as this JVM runs, in
    /// whichever JVM of this user that is: tests start several stacks at the same time.
    public static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (RESERVATIONS.reserve(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try port " + port, e);
        }
    }

    /// Says who uses the port, for a person: "port 8080 is used by java (pid 123)".
    public static String describe(int port) {
        return PortOwner.find(port)
                .map(process ->
                        "port %d is used by %s (pid %d)".formatted(port, PortOwner.name(process), process.pid()))
                .orElse("port %d is used by another process".formatted(port));
    }
}
