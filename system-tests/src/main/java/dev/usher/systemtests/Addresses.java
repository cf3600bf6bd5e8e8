package dev.usher.systemtests;

import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackPorts;
import java.net.URI;
import java.util.Map;
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

    /// Where something is that runs already: what `make up` started, except where a setting says otherwise.
    ///
    /// @param environment may have `EDGE`, `SIGN_IN`, `STAFF_SIGN_IN`, `STRIPE`, `MAILBOX`, and `USHER_PORT_…`
    /// @throws IllegalArgumentException if one of them is no address or no port; the message names it
    public static Addresses given(Map<String, String> environment) {
        StackPorts ports = StackPorts.usual(environment);
        return new Addresses(
                given(environment, "EDGE", ports, "edge", ""),
                given(environment, "SIGN_IN", ports, "sign-in", "/default"),
                given(environment, "STAFF_SIGN_IN", ports, "sign-in", "/staff"),
                given(environment, "STRIPE", ports, "stripe", ""),
                given(environment, "MAILBOX", ports, "mailbox", ""));
    }

    private static URI given(Map<String, String> environment, String name, StackPorts ports, String part, String path) {
        String address = environment.getOrDefault(name, "http://localhost:" + ports.of(part) + path);
        if (!address.matches("https?://[^\\s]+")) {
            throw new IllegalArgumentException(name + " must be an address such as http://localhost:" + ports.of(part));
        }
        return URI.create(address.replaceAll("/+$", ""));
    }

    /// Where this sample user signs in.
    public URI signInOf(String userName) {
        return STAFF.contains(userName) ? staffSignIn : signIn;
    }
}
