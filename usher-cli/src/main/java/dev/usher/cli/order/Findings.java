package dev.usher.cli.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects what is found about one order.
final class Findings {
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> traces = new HashSet<>();

    void step(Instant at, String where, String what) {
        steps.add(new Step(at, where, what));
    }

    /// A step whose time may be missing: then it did not happen.
    void step(Optional<Instant> at, String where, String what) {
        at.ifPresent(time -> step(time, where, what));
    }

    /// A trace, which is named once.
    void trace(Optional<Instant> at, String where, String id) {
        if (traces.add(id)) {
            step(at, where, "this is part of trace " + id);
        }
    }

    void problem(String problem) {
        problems.add(problem);
    }

    Timeline timeline(String registration, String summary) {
        return new Timeline(registration, summary, steps, List.copyOf(problems));
    }
}
