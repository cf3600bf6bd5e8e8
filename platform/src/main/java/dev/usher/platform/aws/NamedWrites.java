package dev.usher.platform.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of one transaction, each with the name by which its failed condition is reported. Several
/// writes may share a name.
///
/// @param <P> what names a part, usually an enum of the caller
public final class NamedWrites<P> {
    private final List<Write<P>> writes;

    private NamedWrites(List<Write<P>> writes) {
        this.writes = List.copyOf(writes);
    }

    /// No writes yet.
    public static <P> NamedWrites<P> none() {
        return new NamedWrites<>(List.of());
    }

    /// A first write.
    public static <P> NamedWrites<P> of(P part, TransactWriteItem item) {
        return new NamedWrites<>(List.of(new Write<>(part, item)));
    }

    /// The same writes and one more.
    public NamedWrites<P> and(P part, TransactWriteItem item) {
        return and(part, List.of(item));
    }

    /// The same writes and several more, which share a name.
    public NamedWrites<P> and(P part, List<TransactWriteItem> items) {
        var more = new ArrayList<>(writes);
        items.forEach(item -> more.add(new Write<>(part, item)));
        return new NamedWrites<>(more);
    }

    /// The same writes under other names.
    public <Q> NamedWrites<Q> renamed(Function<P, Q> name) {
        return new NamedWrites<>(writes.stream()
                .map(write -> new Write<>(name.apply(write.part), write.item))
                .toList());
    }

    List<TransactWriteItem> items() {
        return writes.stream().map(Write::item).toList();
    }

    P part(int write) {
        return writes.get(write).part;
    }

    private record Write<P>(P part, TransactWriteItem item) {}
}
