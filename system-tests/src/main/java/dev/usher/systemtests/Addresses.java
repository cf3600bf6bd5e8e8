package dev.usher.systemtests;

import java.net.URI;

/// Where a running Usher is reached.
///
/// @param edge what browsers and devices talk to
/// @param signIn issuer of the sign-in provider
/// @param stripe the Stripe stand-in
/// @param mailbox where every mail ends
public record Addresses(URI edge, URI signIn, URI stripe, URI mailbox) {}
