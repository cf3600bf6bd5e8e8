package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Only the staff's provider gives rights: a token of the buyers' provider that names the group gives none.
@OnSharedStack
class StaffSignInIT {
    private static final Http HTTP = new Http();
    private static final String BACK = "http://localhost/back";
    private static final String ORGANIZER =
            "{\"cognito:groups\":[\"organizer\"],\"token_use\":\"access\",\"client_id\":\"usher-local\"}";

    private final Addresses addresses;

    StaffSignInIT(Stack stack) {
        this.addresses = Addresses.of(stack);
    }

    @Test
    void aGroupOfTheBuyersProviderGivesNoRightInAnyService() throws Exception {
        String mallory = "Bearer " + tokenOf(addresses.signIn());
        String event = "/events/" + Http.encoded(Journey.EVENT_ID);

        assertThat(status("/registrations", mallory)).as("signed in").isEqualTo(200);
        assertThat(HTTP.put(addresses.edge().resolve(event), mallory, Map.of()).status())
                .isEqualTo(403);
        assertThat(status(event + "/door", mallory)).isEqualTo(403);
        assertThat(HTTP.post(addresses.edge().resolve("/tickets/search"), mallory, Map.of("eventId", Journey.EVENT_ID))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSameGroupOfTheStaffsProviderDoes() throws Exception {
        String token = "Bearer " + tokenOf(addresses.staffSignIn());

        assertThat(status("/events/" + Http.encoded(Journey.EVENT_ID) + "/door", token))
                .isEqualTo(200);
    }

    private int status(String path, String authorization) {
        return HTTP.get(addresses.edge().resolve(path), authorization).status();
    }

    /// Signs in by the provider's page, whose form may claim anything.
    private static String tokenOf(URI issuer) throws IOException, InterruptedException {
        var query = Map.of(
                "client_id", "usher-local",
                "response_type", "code",
                "redirect_uri", BACK,
                "scope", "openid",
                "state", "s",
                "nonce", "n");
        var form = Map.of("username", "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0aff", "claims", ORGANIZER);
        String location;
        try (var http = HttpClient.newHttpClient()) {
            location = http.send(
                            HttpRequest.newBuilder(URI.create(issuer + "/authorize?" + encoded(query)))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(encoded(form)))
                                    .build(),
                            BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
        return HTTP.postForm(
                        URI.create(issuer + "/token"),
                        null,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                location.replaceAll(".*[?&]code=([^&]*).*", "$1"),
                                "redirect_uri",
                                BACK,
                                "client_id",
                                "usher-local"))
                .expect(200)
                .path("access_token")
                .asText();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Http.encoded(field.getKey()) + "=" + Http.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
