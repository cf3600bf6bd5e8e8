package dev.usher.cli.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;

/// Exchanges the token of the printed address for a cookie. The token is in the address's fragment, so no log and no
/// `Referer` has it.
@Controller("/session")
@Hidden
final class SessionController {
    private final ConsoleSettings settings;

    SessionController(ConsoleSettings settings) {
        this.settings = settings;
    }

    @Post
    HttpResponse<?> begin(@Body Token token) {
        if (!ConsoleGate.isSame(token.token(), settings.token())) {
            return HttpResponse.unauthorized();
        }
        return HttpResponse.noContent()
                .cookie(Cookie.of(ConsoleGate.COOKIE, settings.cookie())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(SameSite.Strict));
    }

    /// The body.
    @Serdeable
    record Token(String token) {}
}
