package dev.usher.benchmarks;

import java.util.Collection;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [TicketCodeBenchmark] and prints how many times as fast as the JDK ours is.
public final class TicketCodeRates {
    private TicketCodeRates() {}

    /// Measures and prints.
    ///
    /// @param arguments options of JMH that hold for each benchmark, such as `-i 10`
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        var options = new CommandLineOptions(arguments);
        var load = new MachineLoad();
        print("verifying", rate("verify", options, load), rate("baselineVerify", options, load), 8, load);
        print("signing", rate("sign", options, load), rate("baselineSign", options, load), 10, load);
    }

    private static double rate(String method, CommandLineOptions options, MachineLoad load) throws RunnerException {
        String benchmark = TicketCodeBenchmark.class.getName() + "." + method;
        load.lookBefore(benchmark);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(options)
                        .include("^" + Pattern.quote(benchmark) + "$")
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getScore();
    }

    private static void print(String what, double ours, double jdk, int claimed, MachineLoad load) {
        System.out.printf(
                "%n%s a ticket code: %,.0f a second, %.1f times the JDK's bare Ed25519 with %,.0f (%s)%n",
                what, ours, ours / jdk, jdk, load.verdict("at least " + claimed, ours / jdk >= claimed));
    }
}
