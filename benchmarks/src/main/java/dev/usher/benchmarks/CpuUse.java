package dev.usher.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much CPU the processes of a benchmark use: this one and those that it started. It shows what a rate is made
/// of, because all of them share the machine's cores.
///
/// Not thread-safe.
public final class CpuUse {
    private static final Pattern MAIN_CLASS = Pattern.compile("dev\\.usher\\.(\\w+)\\..*");

    private final Map<String, Double> seconds = new TreeMap<>();
    private Map<String, Double> before = Map.of();

    /// Starts counting.
    public void begin() {
        before = secondsSinceStart();
    }

    /// Adds what was used since [#begin].
    public void end() {
        secondsSinceStart()
                .forEach((process, total) ->
                        seconds.merge(process, total - before.getOrDefault(process, 0.0), Double::sum));
    }

    /// The CPU time of each process for one call, for a line of output.
    ///
    /// @param calls how many there were between all begins and ends
    public String perCall(long calls) {
        return seconds.entrySet().stream()
                .map(use -> "%s %.2f".formatted(use.getKey(), use.getValue() * 1000 / calls))
                .collect(Collectors.joining(", ", "CPU ms per call: ", ""));
    }

    /// The CPU time of each process since it started, by name.
    static Map<String, Double> secondsSinceStart() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .collect(Collectors.groupingBy(
                        CpuUse::name,
                        TreeMap::new,
                        Collectors.summingDouble(process -> process.info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toNanos()
                                / 1e9)));
    }

    /// The service's name by its main class. DynamoDB Local's command line is too long to be read.
    private static String name(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return "caller";
        }
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .map(MAIN_CLASS::matcher)
                .filter(Matcher::matches)
                .map(main -> main.group(1).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("DynamoDB Local");
    }
}
