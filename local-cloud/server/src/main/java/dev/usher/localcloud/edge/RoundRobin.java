package dev.usher.localcloud.edge;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes the instances of one service in turn. Thread-safe.
final class RoundRobin {

    private final List<URI> addresses;
    private final AtomicInteger calls = new AtomicInteger();

    /// @param addresses at least one
    RoundRobin(List<URI> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a service needs an address");
        }
        this.addresses = List.copyOf(addresses);
    }

    /// All of them, first the one whose turn it is, then those that stand in for it.
    List<URI> next() {
        var inTurn = new ArrayList<>(addresses);
        Collections.rotate(inTurn, -Math.floorMod(calls.getAndIncrement(), addresses.size()));
        return inTurn;
    }
}
