package dev.usher.payment.event;

import java.util.Map;

/// The shards of the inventory that seats were taken from, so that they can be given back to the same ones.
///
/// @param byShard the number of seats by the shard's key
public record TakenSeats(Map<String, Integer> byShard) {
    public TakenSeats {
        byShard = Map.copyOf(byShard);
    }
}
