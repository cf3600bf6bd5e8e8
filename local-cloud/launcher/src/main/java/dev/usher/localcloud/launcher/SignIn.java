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

/// Signs sample users in without a browser.
final class SignIn {

    private final HttpClient http;
    private final URI issuer;

    SignIn(HttpClient http, URI issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /// An access token.
    ///
    /// @param username `ada`, `ben`, `olga`, or anybody else, who then has no groups
    String token(String username) {
        var form = "grant_type=password&password=any&scope=openid&client_id=usher-local&username=" + username;
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
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
}
