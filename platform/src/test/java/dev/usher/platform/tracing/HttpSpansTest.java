package dev.usher.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.RecordedSpans;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.MDC;

/// The spans of requests to a real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpSpansTest {
    private static final String REGISTRATION = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String THEIRS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private @Nullable ApplicationContext context;
    private @Nullable EmbeddedServer server;

    @BeforeAll
    void start() {
        context = ApplicationContext.builder()
                .properties(Map.ofEntries(
                        Map.entry("http-spans-test", "true"),
                        Map.entry("micronaut.application.name", "test-service"),
                        Map.entry("micronaut.server.port", "-1"),
                        Map.entry("usher.background", "false"),
                        Map.entry("usher.env", "test"),
                        Map.entry("usher.aws-region", "us-east-1"),
                        Map.entry("usher.aws-account-id", "000000000000"),
                        Map.entry("sign-in.issuer", "https://sign-in.invalid"),
                        Map.entry("sign-in.jwks-url", "http://127.0.0.1:9/jwks"),
                        Map.entry("sign-in.client-id", "usher-test")))
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    @AfterAll
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void aRequestIsASpanWithItsRouteAndIdsAndTheWorkIsInIt() throws Exception {
        String answer = get("/orders/" + REGISTRATION + "/of/Ada");

        SpanData span = spans().named("GET /orders/{registrationId}/of/{name}");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getAttributes().asMap().toString())
                .contains("http.route=/orders/{registrationId}/of/{name}")
                .contains("http.response.status_code=200")
                .contains("usher.registration.id=REG#" + REGISTRATION)
                .doesNotContain("Ada");
        assertThat(answer).isEqualTo("%s %s REG#%s".formatted(span.getTraceId(), span.getSpanId(), REGISTRATION));
    }

    @Test
    void callersNeitherContinueTheirTracesHereNorDecideWhatIsRecorded() throws Exception {
        get("/linked", TraceContext.NAME, THEIRS);

        SpanData span = spans().named("GET /linked");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getLinks())
                .singleElement()
                .satisfies(link ->
                        assertThat(link.getSpanContext().getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void aFailureIsAnErrorWithoutItsMessage() throws Exception {
        get("/failing");

        SpanData span = spans().named("GET /failing");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("500");
        assertThat(span.toString()).doesNotContain("Ada");
    }

    @Test
    void probesAndMetricsAndUnknownPathsAreNotNamedAfterWhatCallersWrite() throws Exception {
        for (String path : new String[] {"/health", "/health/liveness", "/prometheus", "/info", "/nothing/of/Ada"}) {
            get(path);
        }

        assertThat(spans().all())
                .extracting(SpanData::getName)
                .doesNotContain("GET /health", "GET /health/{selector}", "GET /prometheus", "GET /info");
        assertThat(spans().all().toString()).doesNotContain("Ada");
    }

    private String get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(running().getURI().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private RecordedSpans spans() {
        return running().getApplicationContext().getBean(RecordedSpans.class);
    }

    private EmbeddedServer running() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    @Factory
    @Requires(property = "http-spans-test")
    static final class Recording {
        @Singleton
        RecordedSpans spans() {
            return new RecordedSpans();
        }

        @Singleton
        @Replaces(bean = Tracer.class, factory = TracingFactory.class)
        Tracer tracer(RecordedSpans spans) {
            return spans.tracer();
        }
    }

    @Controller
    @Requires(property = "http-spans-test")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Secured(SecurityRule.IS_ANONYMOUS)
    static final class Work {
        @Get(uri = "/orders/{registrationId}/of/{name}", produces = "text/plain")
        String order(@PathVariable String registrationId, @PathVariable String name) {
            return "%s %s %s".formatted(MDC.get("trace_id"), MDC.get("span_id"), MDC.get("registration"));
        }

        @Get(uri = "/linked", produces = "text/plain")
        String linked() {
            return "";
        }

        @Get(uri = "/failing", produces = "text/plain")
        String failing() {
            throw new IllegalStateException("about Ada");
        }
    }
}
