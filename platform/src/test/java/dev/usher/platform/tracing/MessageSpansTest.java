package dev.usher.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.RecordedSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class MessageSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String WRITTEN = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + WRITTEN + "-01";
    private static final String QUEUE = "ticket-service-payment-succeeded";

    private final RecordedSpans recorded = new RecordedSpans();
    private final MessageSpans spans = new MessageSpans(recorded.tracer());

    @Test
    void aMessageContinuesTheTraceThatItWasWrittenIn() {
        var sending = spans.sending("payment-succeeded", "PaymentSucceeded#REG#1", TRACEPARENT);
        String carried = sending.traceparent();
        sending.ended(null);
        spans.handling(QUEUE, "m-1", carried, false).end();

        SpanData sent = recorded.named("send payment-succeeded");
        SpanData handled = recorded.named("process " + QUEUE);
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getTraceId()).isEqualTo(TRACE);
        assertThat(sent.getParentSpanId()).isEqualTo(WRITTEN);
        assertThat(carried).isEqualTo("00-" + TRACE + "-" + sent.getSpanId() + "-01");
        assertThat(handled.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(handled.getTraceId()).isEqualTo(TRACE);
        assertThat(handled.getParentSpanId()).isEqualTo(sent.getSpanId());
        assertThat(handled.getLinks()).isEmpty();
    }

    @Test
    void aReplayBeginsATraceThatIsLinkedToTheFirstOne() {
        spans.handling(QUEUE, "m-1", TRACEPARENT, true).end();

        SpanData replay = recorded.named("process " + QUEUE);
        assertThat(replay.getTraceId()).isNotEqualTo(TRACE);
        assertThat(replay.getParentSpanContext().isValid()).isFalse();
        assertThat(replay.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getTraceId() + "-" + context.getSpanId())
                .containsExactly(TRACE + "-" + WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-1-2-03",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "Ada Lovelace"
            })
    void whatIsNoContextBeginsATrace(String forged) {
        spans.handling(QUEUE, "m-1", forged, false).end();
        spans.handling(QUEUE, "m-2", forged, true).end();

        assertThat(recorded.all()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getParentSpanContext().isValid()).isFalse();
            assertThat(span.getLinks()).isEmpty();
        });
    }

    @Test
    void whatIsLoggedMeanwhileCarriesTheIds() {
        MDC.put("queue", QUEUE);
        var handling = spans.handling(QUEUE, "m-1", TRACEPARENT, false);
        Subject.note("REG#0f8fad5b-d9cb-469f-a165-70867728950e");
        Subject.note("Ada Lovelace");

        assertThat(MDC.getCopyOfContextMap())
                .containsEntry("queue", QUEUE)
                .containsEntry("trace_id", TRACE)
                .containsEntry("registration", "REG#0f8fad5b-d9cb-469f-a165-70867728950e")
                .containsOnlyKeys("queue", "trace_id", "span_id", "registration");
        handling.end();

        assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("queue");
        MDC.clear();
        assertThat(recorded.named("process " + QUEUE).getAttributes().asMap())
                .extractingByKey(AttributeKey.stringKey("usher.registration.id"))
                .isEqualTo("REG#0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    @Test
    void aFailureIsMarkedByItsKind() {
        var sending = spans.sending("payment-succeeded", "PaymentSucceeded#REG#1", null);
        sending.ended("InternalError");
        var handling = spans.handling(QUEUE, "m-1", null, false);
        handling.concluded("unprocessable", "java.lang.IllegalStateException");
        handling.end();

        assertThat(recorded.all()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus()).isEqualTo(StatusData.error());
            assertThat(span.getEvents()).isEmpty();
        });
        assertThat(recorded.named("process " + QUEUE).getAttributes().get(Semconv.ERROR_TYPE))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void withoutATracerNothingIsCarried() {
        var sending = MessageSpans.none().sending("payment-succeeded", "PaymentSucceeded#REG#1", null);

        assertThat(sending.traceparent()).isNull();
        assertThat(TraceContext.current()).isNull();
    }
}
