package dev.usher.localcloud.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads what an exporter sends (OTLP/HTTP, binary protobuf).
final class SpanReader {
    private static final int MOST_LINKS = 32;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int LONGEST_TEXT = 300;
    private static final int NANOS_PER_MICRO = 1_000;

    private SpanReader() {}

    /// The spans of one request.
    ///
    /// @throws IOException if it is not such a request
    static List<ReceivedSpan> read(InputStream body) throws IOException {
        var spans = new ArrayList<ReceivedSpan>();
        for (ResourceSpans resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            String service = shortened(
                    attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "unknown"));
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> spans.add(span(span, service)));
            }
        }
        return spans;
    }

    private static ReceivedSpan span(Span span, String service) {
        return new ReceivedSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                shortened(span.getName()),
                span.getKind().name().replace("SPAN_KIND_", "").toLowerCase(Locale.ROOT),
                service,
                span.getStartTimeUnixNano() / NANOS_PER_MICRO,
                span.getEndTimeUnixNano() / NANOS_PER_MICRO,
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()),
                span.getLinksList().stream()
                        .limit(MOST_LINKS)
                        .map(link -> new ReceivedSpan.Link(hex(link.getTraceId()), hex(link.getSpanId())))
                        .toList());
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        var read = new TreeMap<String, String>();
        attributes.stream()
                .limit(MOST_ATTRIBUTES)
                .forEach(attribute -> read.put(shortened(attribute.getKey()), text(attribute.getValue())));
        return read;
    }

    private static String text(AnyValue value) {
        return shortened(
                switch (value.getValueCase()) {
                    case STRING_VALUE -> value.getStringValue();
                    case INT_VALUE -> Long.toString(value.getIntValue());
                    case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
                    case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
                    default -> "(" + value.getValueCase().name().toLowerCase(Locale.ROOT) + ")";
                });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of()
                .formatHex(bytes.substring(0, Math.min(bytes.size(), 16)).toByteArray());
    }
}
