package dev.usher.benchmarks.load;

import dev.usher.benchmarks.CpuUse;
import dev.usher.benchmarks.MachineLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/// Compares two ways to do the same work. They take turns, so that changes on the machine affect both, and the
/// medians of their rounds are compared. Before each round that counts, the load by other processes is
/// measured.
final class AlternatingRounds {
    private final int warmUps;
    private final int rounds;
    private final int callsPerRound;
    private final int concurrency;

    /// Rounds of `calls` calls each, `concurrency` of them at once.
    ///
    /// @param warmUps rounds that do not count, so that what is compiled while it runs is compiled
    AlternatingRounds(int warmUps, int rounds, int callsPerRound, int concurrency) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.callsPerRound = callsPerRound;
        this.concurrency = concurrency;
    }

    /// How many different calls each side makes in all: first [#callsToWarmUp], then those that count.
    int callsPerSide() {
        return (warmUps + rounds) * callsPerRound;
    }

    /// How many of them do not count.
    int callsToWarmUp() {
        return warmUps * callsPerRound;
    }

    /// Runs both.
    ///
    /// @param ours gets a number from 0 to [#callsPerSide]` - 1`, each once; so does `baseline`
    /// @throws ExecutionException if a call fails: a rate of failures says nothing
    Comparison compare(IntConsumer ours, IntConsumer baseline) throws InterruptedException, ExecutionException {
        var ourLatencies = new ArrayList<long[]>();
        var ourRates = new ArrayList<Double>();
        var baselineLatencies = new ArrayList<long[]>();
        var baselineRates = new ArrayList<Double>();
        var baselineLoad = new MachineLoad();
        var ourLoad = new MachineLoad();
        var baselineCpu = new CpuUse();
        var ourCpu = new CpuUse();
        for (int round = 0; round < warmUps + rounds; round++) {
            boolean counts = round >= warmUps;
            if (counts) {
                baselineLoad.look();
                baselineCpu.begin();
            }
            Round baselineRound = round(baseline, round * callsPerRound);
            if (counts) {
                baselineCpu.end();
                ourLoad.look();
                ourCpu.begin();
            }
            Round ourRound = round(ours, round * callsPerRound);
            if (counts) {
                ourCpu.end();
                ourRates.add(ourRound.perSecond());
                ourLatencies.add(ourRound.nanos);
                baselineRates.add(baselineRound.perSecond());
                baselineLatencies.add(baselineRound.nanos);
            }
        }
        return new Comparison(
                side(ourRates, ourLatencies, ourLoad, ourCpu),
                side(baselineRates, baselineLatencies, baselineLoad, baselineCpu));
    }

    private Round round(IntConsumer call, int first) throws InterruptedException, ExecutionException {
        var nanos = new long[callsPerRound];
        var gate = new Semaphore(concurrency);
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < callsPerRound; i++) {
                int number = i;
                gate.acquire();
                calls.add(threads.submit(() -> {
                    long start = System.nanoTime();
                    try {
                        call.accept(first + number);
                    } finally {
                        nanos[number] = System.nanoTime() - start;
                        gate.release();
                    }
                }));
            }
            for (Future<?> done : calls) {
                done.get();
            }
        }
        return new Round(nanos, System.nanoTime() - begun);
    }

    private Side side(List<Double> rates, List<long[]> latencies, MachineLoad load, CpuUse cpu) {
        return new Side(
                median(rates),
                percentile(latencies, 50),
                percentile(latencies, 99),
                load,
                cpu.perCall((long) rounds * callsPerRound));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Duration percentile(List<long[]> rounds, int percent) {
        long[] sorted = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Round(long[] nanos, long elapsed) {
        private double perSecond() {
            return nanos.length * 1e9 / elapsed;
        }
    }

    /// How one side did.
    ///
    /// @param perSecond median over the rounds
    /// @param load what others took of the machine before each of its rounds
    /// @param cpu what each process used during its rounds, in words
    record Side(double perSecond, Duration median, Duration percentile99, MachineLoad load, String cpu) {}

    /// Both sides of one run.
    record Comparison(Side ours, Side baseline) {
        /// Our rate as a share of the baseline's.
        double ratio() {
            return ours.perSecond / baseline.perSecond;
        }

        /// What the run proves, for its line of output: nothing, if others used the machine before a round.
        String verdict(String claim, boolean holds) {
            MachineLoad worse = ours.load.highest() > baseline.load.highest() ? ours.load : baseline.load;
            return worse.verdict(claim, holds);
        }
    }
}
