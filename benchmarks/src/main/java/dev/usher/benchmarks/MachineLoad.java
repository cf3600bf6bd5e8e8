package dev.usher.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Measures how much CPU other processes use during a benchmark. Load flatters a ratio: when both sides have to
/// wait for a core, the extra work of the slower side no longer shows. So the load is measured before each side,
/// and a run on a busy machine proves nothing.
///
/// Not thread-safe.
public final class MachineLoad {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// In cores. Every machine uses this much now and then.
    private static final double QUIET = 0.2;

    private double highest;

    /// Measures for a second what others take. Call it while our side does nothing.
    ///
    /// What belongs to this process, and to the processes that it started, does not count.
    ///
    /// @return in cores: 0 is a quiet machine, 2 are two cores that others keep busy
    public double look() {
        double ours = ourCpuSeconds();
        long begun = System.nanoTime();
        // Answers what happened since it was asked last.
        MACHINE.getCpuLoad();
        LockSupport.parkNanos(LOOK.toNanos());
        double load = MACHINE.getCpuLoad();
        if (load < 0) {
            // Unknown is not quiet.
            highest = Double.POSITIVE_INFINITY;
            return highest;
        }
        double busy = load * MACHINE.getAvailableProcessors();
        double elapsed = (System.nanoTime() - begun) / 1e9;
        double others = Math.max(0, busy - (ourCpuSeconds() - ours) / elapsed);
        highest = Math.max(highest, others);
        return others;
    }

    /// The same, printed.
    ///
    /// @param side what is measured next
    public void lookBefore(String side) {
        System.out.printf("before %s: others use %.2f cores%n", side, look());
    }

    /// The most that any look found, in cores.
    public double highest() {
        return highest;
    }

    /// Whether every look found a quiet machine.
    public boolean isQuiet() {
        return highest < QUIET;
    }

    /// What a measurement proves, for its line of output.
    ///
    /// @param claim such as "at least 0.8"
    /// @param holds whether the measured number agrees with it
    public String verdict(String claim, boolean holds) {
        if (!isQuiet()) {
            return "no claim: others used up to %.2f cores meanwhile".formatted(highest);
        }
        return "claimed: " + claim + (holds ? ", holds" : ", DOES NOT HOLD");
    }

    private static double ourCpuSeconds() {
        return CpuUse.secondsSinceStart().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
