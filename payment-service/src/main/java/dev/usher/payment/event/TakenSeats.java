package dev.usher.payment.event;

import java.util.Map;

/// Which shards of the inventory seats were taken from, so that they can be given back to the same.
///
/// @param byShard how many seats, by the shard's key
public record TakenSeats(Map<String, Integer> byShard) {
    public TakenSeats {
        byShard = Map.copyOf(byShard);
    }
}
