package dev.usher.localcloud.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.http.HttpServers;
import dev.usher.localcloud.http.Problem;
import dev.usher.localcloud.http.StaticFiles;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running edge.
public final class Edge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private final Upstreams upstreams;
    private final @Nullable StorefrontSettings settings;
    private final ReverseProxy proxy = new ReverseProxy();
    private final StaticFiles storefront = new StaticFiles("/storefront");
    private final HttpServer server;

    private Edge(Upstreams upstreams, @Nullable StorefrontSettings settings, String host, int port) {
        this.upstreams = upstreams;
        this.settings = settings;
        this.server = HttpServers.start(host, port, this::answer);
    }

    /// Starts it and returns when it listens.
    ///
    /// @param addresses where the instances of each service are, by its name; those that are down now may
    ///     come later
    public static Edge start(String host, int port, Topology topology, Map<String, List<URI>> addresses) {
        return new Edge(new Upstreams(topology.routes(), addresses), null, host, port);
    }

    /// Starts it with a storefront that can sign people in and take their payments.
    ///
    /// @param addresses where the instances of each service are, by its name; those that are down now may
    ///     come later
    public static Edge start(
            String host, int port, Topology topology, Map<String, List<URI>> addresses, StorefrontSettings settings) {
        return new Edge(new Upstreams(topology.routes(), addresses), settings, host, port);
    }

    @Override
    public void close() {
        server.stop(0);
        proxy.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var upstream = upstreams.find(exchange.getRequestURI().getRawPath());
            if (upstream.isEmpty()) {
                sendOwn(exchange);
                return;
            }
            var service = upstream.get().service();
            var addresses = upstream.get().addresses();
            if (addresses.isEmpty()) {
                Problem.notConfigured(service).send(exchange);
            } else {
                proxy.pass(exchange, service, addresses);
            }
        } catch (IOException gone) {
            // The caller went away, or the service in the middle of its answer; both sides are closed by now.
            LOG.debug("{} broke off", exchange.getRequestURI(), gone);
        }
    }

    private void sendOwn(HttpExchange exchange) throws IOException {
        var known = settings;
        if (known != null && exchange.getRequestURI().getPath().equals(StorefrontSettings.PATH)) {
            known.send(exchange);
        } else {
            storefront.send(exchange);
        }
    }
}
