package dev.usher.benchmarks.rendering;

import com.sun.management.OperatingSystemMXBean;
import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.document.TicketRenderer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Our side: renders tickets one after the other, and counts the CPU time of the whole process, so that
/// compiler and garbage collector are in it, as they are in Node's.
final class OurTickets {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final TicketRenderer renderer = new TicketRenderer(new SimpleMeterRegistry());
    private final List<TicketPage> pages =
            IntStream.rangeClosed(1, 1000).mapToObj(SampleTicket::page).toList();

    /// Renders for this number of seconds of CPU time.
    Round round(int cpuSeconds) {
        var wallNanos = new long[1_000_000];
        int tickets = 0;
        long bytes = 0;
        long allocated = allocatedBytes();
        long begun = PROCESS.getProcessCpuTime();
        long used = 0;
        while (used < cpuSeconds * 1_000_000_000L && tickets < wallNanos.length) {
            long start = System.nanoTime();
            bytes += renderer.render(List.of(pages.get(tickets % pages.size()))).length;
            wallNanos[tickets++] = System.nanoTime() - start;
            used = PROCESS.getProcessCpuTime() - begun;
        }
        long[] sorted = Arrays.copyOf(wallNanos, tickets);
        Arrays.sort(sorted);
        return new Round(
                tickets * 1e9 / used,
                (int) (bytes / tickets),
                sorted[tickets * 99 / 100] / 1e6,
                (allocatedBytes() - allocated) / tickets);
    }

    /// Renders all thousand tickets as one document.
    int wholeOrder() {
        return renderer.render(pages).length;
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) THREADS).getCurrentThreadAllocatedBytes();
    }

    /// What one round gave.
    ///
    /// @param bytes size of one ticket
    /// @param percentile99Millis of the time by the clock that one ticket took
    /// @param allocated bytes of heap used in making one ticket
    record Round(double perCpuSecond, int bytes, double percentile99Millis, long allocated) {}
}
