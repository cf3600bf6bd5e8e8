package dev.usher.localcloud.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInProviderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLBACK = "http://localhost:8080/";
    private static final String OLGA = "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03";

    /// The pair from RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final String buyers = "http://localhost:" + port + "/default";
    private final String staff = "http://localhost:" + port + "/staff";
    private final SignInProvider provider;

    SignInProviderTest(@TempDir Path directory) {
        provider = SignInProvider.start("127.0.0.1", port, directory);
    }

    @AfterAll
    void stop() {
        provider.close();
        http.shutdownNow();
    }

    @Test
    void aPasswordGivesATokenLikeThoseOfCognito() throws Exception {
        var claims = claims(token(staff, Map.of("grant_type", "password", "username", "olga", "password", "any")));

        assertThat(claims.path("iss").asText()).isEqualTo(staff);
        assertThat(claims.path("sub").asText()).isEqualTo(OLGA);
        assertThat(claims.path("username").asText()).isEqualTo("olga");
        assertThat(claims.path("cognito:groups").path(0).asText()).isEqualTo("organizer");
        assertThat(claims.path("client_id").asText()).isEqualTo("usher-local");
        assertThat(claims.path("token_use").asText()).isEqualTo("access");
        assertThat(claims.has("aud")).isFalse();
    }

    @Test
    void buyersHaveNoGroups() throws Exception {
        var claims = claims(token(buyers, Map.of("grant_type", "password", "username", "ada", "password", "any")));

        assertThat(claims.path("email").asText()).isEqualTo("ada@example.com");
        assertThat(claims.has("cognito:groups")).isFalse();
    }

    @Test
    void eachProviderKnowsItsOwnPeople() throws Exception {
        var olga = claims(token(buyers, Map.of("grant_type", "password", "username", "olga", "password", "any")));

        assertThat(olga.path("iss").asText()).isEqualTo(buyers);
        assertThat(olga.path("sub").asText()).isEqualTo("olga");
        assertThat(olga.has("cognito:groups")).isFalse();
    }

    @Test
    void thePageOffersEverySampleUserAndSignsInWhoeverIsClicked() throws Exception {
        var page = http.send(HttpRequest.newBuilder(authorize()).build(), BodyHandlers.ofString());
        assertThat(page.body()).contains("Ada Lovelace", "Ben Okri", "Olga Organizer");

        var code = clickOn(OLGA, page.body());
        var claims = claims(token(staff, codeGrant(code, VERIFIER)));

        assertThat(claims.path("sub").asText()).isEqualTo(OLGA);
        assertThat(claims.path("name").asText()).isEqualTo("Olga Organizer");
        assertThat(claims.path("cognito:groups").path(0).asText()).isEqualTo("organizer");
    }

    @Test
    void aCodeIsOfNoUseWithoutItsVerifier() throws Exception {
        var page = http.send(HttpRequest.newBuilder(authorize()).build(), BodyHandlers.ofString());
        var code = clickOn(OLGA, page.body());

        var answer = token(staff, codeGrant(code, VERIFIER.replace('d', 'e')));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void itHasTheSameKeysAfterARestartWhoeverAsksFirst(@TempDir Path directory) throws Exception {
        int other = Ports.free();
        try (SignInProvider _ = SignInProvider.start("127.0.0.1", other, directory)) {
            String ofStaff = keys("http://localhost:" + other + "/staff");
            String ofBuyers = keys("http://localhost:" + other + "/default");

            assertThat(ofBuyers).isEqualTo(keys(buyers)).isNotEqualTo(ofStaff);
            assertThat(ofStaff).isEqualTo(keys(staff));
        }
    }

    @Test
    void pagesOfOtherOriginsMayAskForTokens() throws Exception {
        var answer = token(buyers, Map.of("grant_type", "password", "username", "ada", "password", "any"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:8080");
    }

    private URI authorize() {
        return URI.create(staff + "/authorize?"
                + form(Map.of(
                        "client_id", "usher-local",
                        "response_type", "code",
                        "redirect_uri", CALLBACK,
                        "scope", "openid",
                        "state", "s",
                        "nonce", "n",
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256")));
    }

    /// Sends the form that the page has for the user, as a browser would, and answers the code.
    private String clickOn(String subject, String page) throws IOException, InterruptedException {
        var fields = Pattern.compile("value=\"" + subject + "\">\\s*<input[^>]*name=\"claims\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(fields.find()).isTrue();
        var answer = post(
                authorize(),
                Map.of("username", subject, "claims", fields.group(1).replace("&quot;", "\"")));
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(CALLBACK);
        return location.getQuery().replaceAll(".*code=([^&]*).*", "$1");
    }

    private static Map<String, String> codeGrant(String code, String verifier) {
        return Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", CALLBACK,
                "code_verifier", verifier);
    }

    private String keys(String issuer) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/jwks")).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> token(String issuer, Map<String, String> grant)
            throws IOException, InterruptedException {
        var fields = new HashMap<>(grant);
        fields.put("client_id", "usher-local");
        return post(URI.create(issuer + "/token"), fields);
    }

    private HttpResponse<String> post(URI uri, Map<String, String> fields) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:8080")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = JSON.readTree(answer.body()).path("access_token").asText();
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
