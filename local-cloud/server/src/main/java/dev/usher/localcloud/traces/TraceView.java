package dev.usher.localcloud.traces;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.traces.ReceivedTraces.Trace;
import java.util.List;
import java.util.Map;

/// Traces as JSON. Times are microseconds since 1970.
final class TraceView {
    private TraceView() {}

    /// For the list.
    static ObjectNode summary(Trace trace) {
        var view = JsonNodeFactory.instance.objectNode();
        view.put("id", trace.id());
        view.put("name", trace.root().name());
        view.put("startMicros", trace.startMicros());
        view.put("endMicros", trace.endMicros());
        view.put("spans", trace.spans().size());
        view.put("hasError", trace.hasError());
        var services = view.putArray("services");
        trace.spans().stream().map(ReceivedSpan::service).distinct().forEach(services::add);
        var subjects = view.putArray("subjects");
        trace.spans().stream()
                .flatMap(span -> span.attributes().entrySet().stream())
                .filter(attribute -> attribute.getKey().startsWith("usher.")
                        && attribute.getKey().endsWith(".id"))
                .map(attribute -> attribute.getValue())
                .distinct()
                .limit(5)
                .forEach(subjects::add);
        return view;
    }

    /// With its spans.
    ///
    /// @param linked spans of other traces that are linked to this one
    /// @param names of spans that this one is linked to, by their ids
    static ObjectNode whole(Trace trace, List<ReceivedSpan> linked, Map<String, String> names) {
        var view = summary(trace);
        var tree = view.putArray("tree");
        trace.spans().forEach(span -> tree.add(span(span, names)));
        var from = view.putArray("linkedFrom");
        linked.forEach(span -> from.addObject()
                .put("traceId", span.traceId())
                .put("name", span.name())
                .put("startMicros", span.startMicros()));
        return view;
    }

    private static ObjectNode span(ReceivedSpan span, Map<String, String> names) {
        var view = JsonNodeFactory.instance.objectNode();
        view.put("id", span.spanId());
        view.put("parentId", span.parentId());
        view.put("name", span.name());
        view.put("kind", span.kind());
        view.put("service", span.service());
        view.put("startMicros", span.startMicros());
        view.put("endMicros", span.endMicros());
        view.put("isError", span.isError());
        var attributes = view.putObject("attributes");
        span.attributes().forEach(attributes::put);
        var links = view.putArray("links");
        span.links()
                .forEach(
                        link -> links.addObject().put("traceId", link.traceId()).put("name", names.get(link.spanId())));
        return view;
    }
}
