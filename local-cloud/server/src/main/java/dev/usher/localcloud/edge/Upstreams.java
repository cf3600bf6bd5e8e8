package dev.usher.localcloud.edge;

import dev.usher.contracts.topology.Topology.Route;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which service answers which path, and where it is.
///
/// @param routes tried in order, the first that matches wins
/// @param addresses by name of the service
record Upstreams(List<Route> routes, Map<String, URI> addresses) {

    /// @param path as it was sent, still percent-encoded
    Optional<Upstream> find(String path) {
        return routes.stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .map(route -> new Upstream(route.service(), Optional.ofNullable(addresses.get(route.service()))));
    }

    /// @param address empty when this edge was not told where the service is
    record Upstream(String service, Optional<URI> address) {}
}
