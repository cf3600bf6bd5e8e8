package dev.usher.localcloud.stripe.state;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The documents of one kind, in the order in which they were made. Not thread-safe.
///
/// They are kept as text: a tree of nodes takes ten times as much memory, and twenty thousand payments have
/// a hundred and forty thousand documents.
final class Kind {

    private final NavigableMap<Long, Summary> summaries = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();

    void put(Summary summary, String json) {
        var known = places.get(summary.id());
        long position = known == null ? places.size() : known.position();
        places.put(summary.id(), new Place(position, json));
        summaries.put(position, summary);
    }

    Optional<String> json(String id) {
        return Optional.ofNullable(places.get(id)).map(Place::json);
    }

    Optional<Summary> summary(String id) {
        return Optional.ofNullable(places.get(id)).map(place -> summaries.get(place.position()));
    }

    Stream<Summary> newestFirst() {
        return summaries.descendingMap().values().stream();
    }

    /// Those made before one of them; all when there is no such document.
    Stream<Summary> olderThan(String id) {
        var place = places.get(id);
        return (place == null ? summaries : summaries.headMap(place.position(), false))
                .descendingMap().values().stream();
    }

    /// Those made after one of them, the oldest first.
    Stream<Summary> newerThan(String id) {
        var place = places.get(id);
        return place == null ? Stream.empty() : summaries.tailMap(place.position(), false).values().stream();
    }

    Stream<String> jsonOldestFirst() {
        return summaries.values().stream().map(summary -> text(places.get(summary.id())));
    }

    private static String text(@Nullable Place place) {
        return place == null ? "{}" : place.json();
    }

    private record Place(long position, String json) {}
}
