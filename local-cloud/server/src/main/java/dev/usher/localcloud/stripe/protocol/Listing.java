package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.state.Summary;
import java.util.List;
import java.util.function.Predicate;

/// One page of a list call, newest object first.
public final class Listing {

    private static final long DEFAULT_LIMIT = 10;
    private static final long GREATEST_LIMIT = 100;

    private final DocumentStore store;
    private final String kind;
    private final String path;

    public Listing(DocumentStore store, String kind, String path) {
        this.store = store;
        this.kind = kind;
        this.path = path;
    }

    /// One page of those documents that pass the filter.
    public ObjectNode page(Parameters parameters, Predicate<Summary> filter) {
        var limit = limit(parameters);
        var range = Created.of(parameters);
        var backwards = parameters.has("ending_before");
        var found = store.alone(() -> backwards
                ? pageBefore(parameters, filter.and(range::contains), limit)
                : pageAfter(parameters, filter, range, limit));
        var page = StripeJson.object().put("object", "list").put("url", path);
        page.put("has_more", found.size() > limit);
        var data = page.putArray("data");
        var shown = found.subList(0, (int) Math.min(limit, found.size()));
        (backwards ? shown.reversed() : shown)
                .forEach(summary ->
                        store.find(kind, summary.id()).ifPresent(document -> data.add(StripeJson.shown(document))));
        return page;
    }

    private List<Summary> pageAfter(Parameters parameters, Predicate<Summary> filter, Created range, long limit) {
        var summaries = parameters
                .text("starting_after")
                .map(id -> store.olderThan(kind, known(id, "starting_after")))
                .orElseGet(() -> store.newestFirst(kind));
        return summaries
                .takeWhile(range::mayStillCome)
                .filter(range::contains)
                .filter(filter)
                .limit(limit + 1)
                .toList();
    }

    private List<Summary> pageBefore(Parameters parameters, Predicate<Summary> filter, long limit) {
        var id = known(parameters.text("ending_before").orElse(""), "ending_before");
        return store.newerThan(kind, id).filter(filter).limit(limit + 1).toList();
    }

    private String known(String id, String param) {
        return store.summary(kind, id).map(document -> id).orElseThrow(() -> ApiFailure.notFound(kind, id, param));
    }

    private static long limit(Parameters parameters) {
        var limit = parameters.integer("limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw ApiFailure.invalidRequest(
                    "parameter_invalid_integer", "limit", "Invalid limit: must be between 1 and 100.");
        }
        return limit;
    }

    /// When an object must have been made, in seconds since 1970; both ends are part of it.
    private record Created(long from, long to) {

        /// Clocks are set back by a little now and then.
        private static final long SLACK = 60;

        static Created of(Parameters parameters) {
            if (parameters.values().path("created").isValueNode()) {
                var exactly = parameters.requiredInteger("created");
                return new Created(exactly, exactly);
            }
            var range = parameters.inside("created");
            return new Created(
                    Math.max(
                            range.integer("gte").orElse(0L),
                            range.integer("gt").map(bound -> bound + 1).orElse(0L)),
                    Math.min(
                            range.integer("lte").orElse(Long.MAX_VALUE),
                            range.integer("lt").map(bound -> bound - 1).orElse(Long.MAX_VALUE)));
        }

        boolean contains(Summary summary) {
            return summary.created() >= from && summary.created() <= to;
        }

        /// Whether an object at or before this one can be in the range, going from the newest to the
        /// oldest.
        boolean mayStillCome(Summary summary) {
            return summary.created() >= from - SLACK;
        }
    }
}
