package dev.usher.systemtests;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes steps, prints a line for each, and keeps what happened.
public final class Steps {
    private final PrintStream out;
    private final List<Taken> taken = new ArrayList<>();

    /// Prints to this stream.
    public Steps(PrintStream out) {
        this.out = out;
    }

    /// Takes a step that has nothing to show but that it held.
    public <T> T take(String what, Supplier<T> step) {
        return take(what, step, _ -> "");
    }

    /// Takes a step and prints it with its time and what it shows.
    ///
    /// @throws StepFailed if it does not hold; its line is printed before
    public <T> T take(String what, Supplier<T> step, Function<T, String> shown) {
        long start = System.nanoTime();
        try {
            T result = step.get();
            note(new Taken(what, since(start), shown.apply(result), true), "✓");
            return result;
        } catch (RuntimeException e) {
            note(new Taken(what, since(start), String.valueOf(e.getMessage()), false), "✗");
            throw e instanceof StepFailed failed ? failed : new StepFailed(what + ": " + e);
        }
    }

    /// All steps so far.
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    private void note(Taken step, String mark) {
        taken.add(step);
        double seconds = step.took().toMillis() / 1000.0;
        out.printf(Locale.ROOT, "  %s %6.2f s  %-52s %s%n", mark, seconds, step.what(), step.shown());
        out.flush();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// A step that was taken.
    ///
    /// @param shown what a person sees of its result, or why it failed
    public record Taken(String what, Duration took, String shown, boolean held) {}
}
