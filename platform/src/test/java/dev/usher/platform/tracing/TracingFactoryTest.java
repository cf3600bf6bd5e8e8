package dev.usher.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracingFactoryTest {
    @Test
    void withoutAnAddressTracesHaveIdsAndAreNotRecorded() {
        try (var context = start(Map.of())) {
            Span span = context.getBean(Tracer.class).spanBuilder("scan").startSpan();

            assertThat(span.getSpanContext().isValid()).isTrue();
            assertThat(span.getSpanContext().isSampled()).isFalse();
            assertThat(span.isRecording()).isFalse();
        }
    }

    @Test
    void withAnAddressTheyAreRecorded() {
        try (var context = start(Map.of("tracing.endpoint", "http://127.0.0.1:9"))) {
            Span span = context.getBean(Tracer.class).spanBuilder("scan").startSpan();

            assertThat(span.getSpanContext().isSampled()).isTrue();
            assertThat(span.isRecording()).isTrue();
        }
    }

    @Test
    void theRatioIsOfTraces() {
        try (var context = start(Map.of("tracing.endpoint", "http://127.0.0.1:9", "tracing.ratio", "0"))) {
            var spans = new MessageSpans(context.getBean(Tracer.class));

            assertThat(isSampled(spans, null)).isFalse();
            assertThat(isSampled(spans, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                    .isTrue();
        }
    }

    private static boolean isSampled(MessageSpans spans, @Nullable String traceparent) {
        return TraceContext.read(spans.sending("ticket-used", "TicketUsed#1", traceparent)
                        .traceparent())
                .isSampled();
    }

    private static ApplicationContext start(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("micronaut.application.name", "test-service");
        all.put("usher.background", "false");
        all.put("usher.env", "test");
        all.put("usher.aws-region", "us-east-1");
        all.put("usher.aws-account-id", "000000000000");
        all.put("sign-in.issuer", "https://sign-in.invalid");
        all.put("sign-in.jwks-url", "http://127.0.0.1:9/jwks");
        all.put("sign-in.client-id", "usher-test");
        return ApplicationContext.builder().properties(all).start();
    }
}
