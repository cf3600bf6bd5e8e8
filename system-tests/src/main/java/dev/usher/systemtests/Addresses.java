package dev.usher.systemtests;

import dev.usher.localcloud.launcher.Stack;
import java.net.URI;
import java.util.Set;

/// Where a running Usher is reached.
///
/// @param edge what browsers and devices talk to
/// @param signIn issuer of the sign-in provider for buyers
/// @param staffSignIn issuer of the sign-in provider for staff
/// @param stripe the Stripe stand-in
/// @param mailbox where every mail ends
public record Addresses(URI edge, URI signIn, URI staffSignIn, URI stripe, URI mailbox) {
    private static final Set<String> STAFF = Set.of("olga", "sam");

    /// Where this one is.
    public static Addresses of(Stack stack) {
        return new Addresses(
                stack.edge(),
                stack.localCloud().address("sign-in"),
                stack.localCloud().address("sign-in").resolve("staff"),
                stack.localCloud().address("stripe"),
                stack.localCloud().address("mailbox"));
    }

    /// Where this sample user signs in.
    public URI signInOf(String userName) {
        return STAFF.contains(userName) ? staffSignIn : signIn;
    }
}
