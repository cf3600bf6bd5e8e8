package dev.usher.localcloud.launcher;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/// Signs sample users in without a browser.
final class SignIn {

    private static final Set<String> STAFF = Set.of("olga", "sam");

    private final HttpClient http;
    private final URI issuer;

    /// @param issuer where buyers sign in; the staff's is beside it
    SignIn(HttpClient http, URI issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /// Where staff signs in.
    ///
    /// @param issuer where buyers sign in
    static URI staffIssuer(URI issuer) {
        return issuer.resolve("staff");
    }

    /// An access token.
    ///
    /// @param username `ada`, `ben`, `olga`, `sam`, or anybody else, who then has no groups
    String token(String username) {
        var form = "grant_type=password&password=any&scope=openid&client_id=usher-local&username=" + username;
        var request = HttpRequest.newBuilder(URI.create(issuerOf(username) + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("cannot sign in as " + username + ": " + response.body());
            }
            var answer =
                    JsonMapper.createDefault().readValue(response.body(), Argument.mapOf(String.class, Object.class));
            return String.valueOf(answer.get("access_token"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sign in as " + username, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signing in", e);
        }
    }

    private URI issuerOf(String username) {
        return STAFF.contains(username) ? staffIssuer(issuer) : issuer;
    }
}
