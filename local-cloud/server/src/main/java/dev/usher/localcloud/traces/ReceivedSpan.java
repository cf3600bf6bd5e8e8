package dev.usher.localcloud.traces;

import java.util.List;
import java.util.Map;

/// A span as it came.
///
/// @param parentId empty for the first span of a trace
/// @param startMicros since 1970
/// @param isError whether it says that it failed
record ReceivedSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        String kind,
        String service,
        long startMicros,
        long endMicros,
        boolean isError,
        Map<String, String> attributes,
        List<Link> links) {
    ReceivedSpan {
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
    }

    /// Another span that this one is linked to.
    record Link(String traceId, String spanId) {}
}
