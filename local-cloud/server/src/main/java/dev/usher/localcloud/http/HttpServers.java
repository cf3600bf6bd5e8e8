package dev.usher.localcloud.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// Starts the HTTP server of the JDK the way all small servers here want it.
public final class HttpServers {

    private static final int BACKLOG = 1_024;

    static {
        // Read once, when the first server is created. Without the first every answer waits for the client's delayed
        // acknowledgement; with the defaults of the others, busy clients find their kept connections closed.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private HttpServers() {}

    /// Starts a server with a virtual thread per request.
    ///
    /// @param port 0 takes a free one
    public static HttpServer start(String host, int port, HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
        }
    }
}
