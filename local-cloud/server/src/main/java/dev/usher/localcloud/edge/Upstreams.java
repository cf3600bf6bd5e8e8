package dev.usher.localcloud.edge;

import dev.usher.contracts.topology.Topology.Route;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which service answers which path, and where its instances are.
final class Upstreams {

    private final List<Route> routes;
    private final Map<String, RoundRobin> instances = new HashMap<>();

    /// @param routes tried in order, the first that matches wins
    /// @param addresses those of every instance, by name of the service
    Upstreams(List<Route> routes, Map<String, List<URI>> addresses) {
        this.routes = List.copyOf(routes);
        addresses.forEach((service, ofService) -> instances.put(service, new RoundRobin(ofService)));
    }

    /// @param path as it was sent, still percent-encoded
    Optional<Upstream> find(String path) {
        return routes.stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .map(route -> new Upstream(route.service(), inTurn(route.service())));
    }

    private List<URI> inTurn(String service) {
        var known = instances.get(service);
        return known == null ? List.of() : known.next();
    }

    /// @param addresses in the order in which to try them; empty when this edge does not know where the
    ///     service is
    record Upstream(String service, List<URI> addresses) {}
}
