package dev.usher.cli.console;

import java.security.SecureRandom;
import java.util.Base64;

/// What the console was started with.
///
/// @param environment whose queues it shows
/// @param mayChange whether letters may be replayed, archived and discarded from the page
/// @param token what is in the address that was printed; a browser exchanges it for the cookie
/// @param cookie what a browser sends with each request
record ConsoleSettings(String environment, boolean mayChange, String token, String cookie) {
    private static final int SECRET_BYTES = 32;

    static ConsoleSettings of(String environment, boolean mayChange) {
        return new ConsoleSettings(environment, mayChange, secret(), secret());
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
