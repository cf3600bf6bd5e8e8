package dev.usher.validation.organizer;

import dev.usher.platform.signin.SignInConfig;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Serves the organizer's page. Its scripts and styles are static resources below it.
@Controller("/organizer")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class OrganizerPageController {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private final Config config;
    private final String policy;
    private final String page = load();

    OrganizerPageController(SignInConfig signIn, OrganizerConfig settings) {
        String issuer = signIn.staffIssuer();
        this.config = new Config(issuer, signIn.staffClientId());
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' "
                        + origin(issuer) + " " + settings.signInOrigins()
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @Get
    HttpResponse<String> page() {
        return HttpResponse.ok(page)
                .contentType(HTML)
                .header("Content-Security-Policy", policy)
                .header("Cache-Control", "no-cache");
    }

    @Get("/config.json")
    Config config() {
        return config;
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String load() {
        try (InputStream in = OrganizerPageController.class.getResourceAsStream("/organizer/index.html")) {
            return new String(Objects.requireNonNull(in, "index.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the organizer's page", e);
        }
    }

    /// Where organizers sign in.
    @Serdeable
    record Config(String signInIssuer, String clientId) {}
}
