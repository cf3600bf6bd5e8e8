package dev.usher.platform.service;

/// Something that a service does once before its port opens, so that nobody waits for it later: loading classes and
/// fonts, opening connections, fetching keys.
///
/// It changes nothing anywhere and need not succeed: a service starts without the parts that it cannot reach.
@FunctionalInterface
public interface WarmUp {
    /// Does it. What it throws is logged, and it is not repeated.
    void warmUp();
}
