package dev.usher.localcloud.stripe.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.stripe.payment.Challenge;
import dev.usher.localcloud.stripe.payment.TestCard;
import dev.usher.localcloud.stripe.state.StripeJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;

/// Serves the checkout and the bank's challenge, and answers what their scripts ask.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String PAGE = "text/html; charset=utf-8";

    /// The files there are; any other name is not found.
    private static final Map<String, String> ASSETS = Map.of(
            "pay.css", STYLE,
            "pay.js", SCRIPT,
            "challenge.js", SCRIPT,
            "shared/dom.js", SCRIPT,
            "shared/money.js", SCRIPT);

    /// Nothing but our own files: no inline script or style, no foreign host, no frame around the page.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StripeStandInConfig config;
    private final Challenge challenge;
    private final PageFiles files;

    PageController(StripeStandInConfig config, Challenge challenge, PageFiles files) {
        this.config = config;
        this.challenge = challenge;
        this.files = files;
    }

    @Get(uri = "/pay", produces = MediaType.ALL)
    HttpResponse<byte[]> pay() {
        return file("pay.html", PAGE);
    }

    @Get(uri = "/challenge", produces = MediaType.ALL)
    HttpResponse<byte[]> challenge() {
        return file("challenge.html", PAGE);
    }

    @Get(uri = "/assets/{+name}", produces = MediaType.ALL)
    HttpResponse<byte[]> asset(String name) {
        var type = ASSETS.get(name);
        return type == null ? HttpResponse.notFound() : file(name, type);
    }

    @Get("/pay/config")
    HttpResponse<String> payConfig() {
        var answer = StripeJson.object().put("publishableKey", config.publishableKey());
        var cards = answer.putArray("testCards");
        for (var card : TestCard.values()) {
            cards.addObject().put("number", card.number()).put("summary", card.summary());
        }
        return json(answer);
    }

    @Get("/challenge/payment")
    HttpResponse<String> waiting(@QueryValue String intent, @QueryValue String token) {
        return paymentOrGone(challenge.waiting(intent, token));
    }

    @Post(value = "/challenge/answer", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> answer(@Body String body) {
        var request = StripeJson.parse(body);
        return paymentOrGone(challenge.answer(
                request.path("intent").asText(),
                request.path("token").asText(),
                request.path("passed").asBoolean()));
    }

    private static HttpResponse<String> paymentOrGone(Optional<ObjectNode> payment) {
        return payment.map(found ->
                        json(found.retain("id", "amount", "currency", "status", "client_secret", "next_action")))
                .orElseGet(() -> HttpResponse.<String>status(HttpStatus.GONE)
                        .body("{\"message\": \"This question was answered already, or is not known.\"}"));
    }

    private static HttpResponse<String> json(ObjectNode json) {
        return HttpResponse.ok(StripeJson.pretty(json)).header("Cache-Control", "no-store");
    }

    private HttpResponse<byte[]> file(String name, String contentType) {
        return HttpResponse.ok(files.read(name))
                .contentType(contentType)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-cache");
    }
}
