package dev.usher.localcloud.stripe.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// One page of a list call, newest object first.
public final class Listing {

    /// The parameters that every list call takes.
    public static final Set<String> PARAMETERS = Set.of("limit", "starting_after", "ending_before", "created");

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

    public ObjectNode page(Parameters parameters, Predicate<ObjectNode> filter) {
        var limit = limit(parameters);
        var createdThen = filter.and(created(parameters));
        var found = store.alone(() -> parameters
                .text("ending_before")
                .map(id -> pageBefore(id, createdThen, limit))
                .orElseGet(() -> pageAfter(parameters, createdThen, limit)));
        var page = StripeJson.object().put("object", "list").put("url", path);
        page.put("has_more", found.size() > limit);
        var data = page.putArray("data");
        var shown = found.subList(0, (int) Math.min(limit, found.size()));
        (parameters.has("ending_before") ? shown.reversed() : shown)
                .forEach(document -> data.add(StripeJson.shown(document)));
        return page;
    }

    private List<ObjectNode> pageAfter(Parameters parameters, Predicate<ObjectNode> filter, long limit) {
        var documents = store.newestFirst(kind);
        var after = parameters.text("starting_after");
        if (after.isPresent()) {
            var id = known(after.get(), "starting_after");
            documents = documents.dropWhile(document -> isNot(id, document)).skip(1);
        }
        return documents.filter(filter).limit(limit + 1).toList();
    }

    private List<ObjectNode> pageBefore(String cursor, Predicate<ObjectNode> filter, long limit) {
        var id = known(cursor, "ending_before");
        var newer = new ArrayList<>(store.newestFirst(kind)
                .takeWhile(document -> isNot(id, document))
                .filter(filter)
                .toList());
        Collections.reverse(newer);
        return newer.stream().limit(limit + 1).toList();
    }

    private String known(String id, String param) {
        return store.find(kind, id).map(document -> id).orElseThrow(() -> ApiFailure.notFound(kind, id, param));
    }

    private static boolean isNot(String id, ObjectNode document) {
        return !document.path("id").asText().equals(id);
    }

    private static long limit(Parameters parameters) {
        var limit = parameters.integer("limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw ApiFailure.invalidRequest(
                    "parameter_invalid_integer", "limit", "Invalid limit: must be between 1 and 100.");
        }
        return limit;
    }

    private static Predicate<ObjectNode> created(Parameters parameters) {
        if (parameters.values().path("created").isValueNode()) {
            var exactly = parameters.requiredInteger("created");
            return document -> seconds(document) == exactly;
        }
        var range = parameters.inside("created");
        long from = Math.max(
                range.integer("gte").orElse(Long.MIN_VALUE),
                range.integer("gt").map(bound -> bound + 1).orElse(Long.MIN_VALUE));
        long to = Math.min(
                range.integer("lte").orElse(Long.MAX_VALUE),
                range.integer("lt").map(bound -> bound - 1).orElse(Long.MAX_VALUE));
        return document -> seconds(document) >= from && seconds(document) <= to;
    }

    private static long seconds(ObjectNode document) {
        return document.path("created").asLong();
    }
}
