package dev.usher.cli.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets in only the browser of the person who started the console. Other pages in that browser can reach this port,
/// too: a name of theirs that leads here is refused by the `Host`, their requests by `Origin`, and all without the
/// cookie, which they cannot make the browser send.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ConsoleGate {
    static final String COOKIE = "usher-console";

    private static final String SESSION = "/session";
    private static final String API = "/api/";
    private static final Set<HttpMethod> CHANGING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ConsoleSettings settings;

    ConsoleGate(ConsoleSettings settings) {
        this.settings = settings;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        int port = request.getServerAddress().getPort();
        boolean isOurHost = ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean isOurOrigin =
                origin == null ? !CHANGING.contains(request.getMethod()) : origin.equals("http://" + host);
        if (!isOurHost || !isOurOrigin) {
            return HttpResponse.status(HttpStatus.MISDIRECTED_REQUEST);
        }
        String path = request.getPath();
        boolean isOpen = !path.startsWith(API);
        if (!isOpen && !hasCookie(request)) {
            return HttpResponse.unauthorized();
        }
        boolean isChange = CHANGING.contains(request.getMethod()) && !path.equals(SESSION);
        return isChange && !settings.mayChange() ? HttpResponse.status(HttpStatus.FORBIDDEN) : null;
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private boolean hasCookie(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> isSame(value, settings.cookie()))
                .isPresent();
    }

    static boolean isSame(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
