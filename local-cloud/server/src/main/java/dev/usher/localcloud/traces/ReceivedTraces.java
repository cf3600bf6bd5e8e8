package dev.usher.localcloud.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The traces that came. In memory only: those that got no span for the longest time are forgotten when there are too
/// many, and all of them when the process ends. Safe for use by several threads.
public final class ReceivedTraces {
    static final int MOST_SPANS = 10_000;
    static final int MOST_SPANS_OF_A_TRACE = 1_000;

    /// By trace, the one that got a span last at the end.
    private final LinkedHashMap<String, List<ReceivedSpan>> traces = new LinkedHashMap<>();

    private int spans;

    synchronized void add(List<ReceivedSpan> received) {
        for (ReceivedSpan span : received) {
            List<ReceivedSpan> trace = traces.remove(span.traceId());
            if (trace == null) {
                trace = new ArrayList<>();
            }
            traces.put(span.traceId(), trace);
            if (trace.size() < MOST_SPANS_OF_A_TRACE) {
                trace.add(span);
                spans++;
            }
        }
        while (spans > MOST_SPANS) {
            spans -= traces.pollFirstEntry().getValue().size();
        }
    }

    /// Those that contain a text, in an id, a name or an attribute, and those that they are linked to or that are
    /// linked to them; the newest first.
    ///
    /// @param text anything if it is empty
    synchronized List<Trace> find(String text, int most) {
        Set<String> found = traces.entrySet().stream()
                .filter(trace -> trace.getValue().stream().anyMatch(span -> contains(span, text)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> shown = new LinkedHashSet<>(found);
        if (!text.isEmpty()) {
            traces.forEach((id, trace) -> trace.stream()
                    .flatMap(span -> span.links().stream().map(ReceivedSpan.Link::traceId))
                    .forEach(linked -> {
                        if (found.contains(id)) {
                            shown.add(linked);
                        } else if (found.contains(linked)) {
                            shown.add(id);
                        }
                    }));
        }
        return shown.stream()
                .flatMap(id -> trace(id).stream())
                .sorted(Comparator.comparingLong(Trace::startMicros).reversed())
                .limit(most)
                .toList();
    }

    /// One trace with the traces that are linked to it.
    synchronized Optional<Trace> find(String traceId) {
        return trace(traceId);
    }

    /// The spans that are linked to a trace.
    synchronized List<ReceivedSpan> linkedTo(String traceId) {
        return traces.values().stream()
                .flatMap(List::stream)
                .filter(span ->
                        span.links().stream().anyMatch(link -> link.traceId().equals(traceId)))
                .limit(MOST_SPANS_OF_A_TRACE)
                .toList();
    }

    /// The names of the spans that those of a trace are linked to, by their ids, as far as they are there.
    synchronized Map<String, String> causesOf(Trace trace) {
        var names = new HashMap<String, String>();
        for (ReceivedSpan span : trace.spans()) {
            for (ReceivedSpan.Link link : span.links()) {
                traces.getOrDefault(link.traceId(), List.of()).stream()
                        .filter(cause -> cause.spanId().equals(link.spanId()))
                        .forEach(cause -> names.put(cause.spanId(), cause.name()));
            }
        }
        return names;
    }

    /// Forgets them all.
    synchronized void clear() {
        traces.clear();
        spans = 0;
    }

    private Optional<Trace> trace(String id) {
        return Optional.ofNullable(traces.get(id))
                .filter(trace -> !trace.isEmpty())
                .map(Trace::new);
    }

    private static boolean contains(ReceivedSpan span, String text) {
        return text.isEmpty()
                || span.traceId().equals(text)
                || span.spanId().equals(text)
                || span.name().contains(text)
                || span.attributes().values().stream().anyMatch(value -> value.contains(text));
    }

    /// A trace, as far as it has come.
    ///
    /// @param spans by their start
    record Trace(List<ReceivedSpan> spans) {
        Trace {
            spans = spans.stream()
                    .sorted(Comparator.comparingLong(ReceivedSpan::startMicros))
                    .toList();
        }

        String id() {
            return spans.getFirst().traceId();
        }

        /// The span that began it; the earliest one while that has not come.
        ReceivedSpan root() {
            return spans.stream()
                    .filter(span -> span.parentId().isEmpty())
                    .findFirst()
                    .orElse(spans.getFirst());
        }

        long startMicros() {
            return spans.getFirst().startMicros();
        }

        long endMicros() {
            return spans.stream().mapToLong(ReceivedSpan::endMicros).max().orElse(startMicros());
        }

        boolean hasError() {
            return spans.stream().anyMatch(ReceivedSpan::isError);
        }
    }
}
