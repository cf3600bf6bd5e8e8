package dev.usher.systemtests;

import dev.usher.localcloud.launcher.Stack;
import java.net.URI;

/// Where a running Usher is reached.
///
/// @param edge what browsers and devices talk to
/// @param signIn issuer of the sign-in provider
/// @param stripe the Stripe stand-in
/// @param mailbox where every mail ends
public record Addresses(URI edge, URI signIn, URI stripe, URI mailbox) {
    /// Where this one is.
    public static Addresses of(Stack stack) {
        return new Addresses(
                stack.edge(),
                stack.localCloud().address("sign-in"),
                stack.localCloud().address("stripe"),
                stack.localCloud().address("mailbox"));
    }
}
