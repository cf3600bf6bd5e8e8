package dev.usher.benchmarks.rendering;

import dev.usher.benchmarks.MachineLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Prints how many tickets a second of CPU time makes, ours and those of two baselines on Node. The sides take
/// turns, so that changes on the machine affect all of them, and medians are compared.
public final class TicketRates {
    private static final int ROUNDS = 3;
    private static final int CPU_SECONDS = 4;
    private static final String PNG = "pdfkit, QR code as PNG";
    private static final String VECTORS = "pdfkit, QR code as vectors";

    private TicketRates() {}

    /// Measures and prints.
    ///
    /// @param arguments the folder of the baseline, and a folder for what has to be written
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var baseline = new PdfkitBaseline(Path.of(arguments[0]).toAbsolutePath());
        Path ticket = Path.of(arguments[1]).toAbsolutePath().resolve("ticket.json");
        SampleTicket.writeJson(ticket);
        var ours = new OurTickets();
        ours.round(2 * CPU_SECONDS);
        boolean compared = baseline.isUsable();
        var our = new ArrayList<OurTickets.Round>();
        var png = new ArrayList<PdfkitBaseline.Round>();
        var vector = new ArrayList<PdfkitBaseline.Round>();
        var load = new MachineLoad();
        for (int round = 0; round < ROUNDS; round++) {
            load.lookBefore("our tickets");
            our.add(ours.round(CPU_SECONDS));
            if (compared) {
                load.lookBefore(PNG);
                png.add(baseline.round("png", CPU_SECONDS, ticket));
                load.lookBefore(VECTORS);
                vector.add(baseline.round("vector", CPU_SECONDS, ticket));
            }
        }
        print(our, png, vector, load);
        System.out.printf("a whole order of 1,000 tickets: %,d bytes%n", ours.wholeOrder());
    }

    private static void print(
            List<OurTickets.Round> our,
            List<PdfkitBaseline.Round> png,
            List<PdfkitBaseline.Round> vector,
            MachineLoad load) {
        double rate = median(our, OurTickets.Round::perCpuSecond);
        System.out.printf(
                "tickets per CPU second: %.0f (%,d bytes each, p99 %.2f ms, %,d bytes of heap each)%n",
                rate,
                our.getFirst().bytes(),
                median(our, OurTickets.Round::percentile99Millis),
                our.getLast().allocated());
        if (png.isEmpty()) {
            System.out.println("not compared with pdfkit: node or npm is missing, or the packages cannot be fetched");
            return;
        }
        print(PNG, rate, 10, png, load);
        print(VECTORS, rate, 3, vector, load);
    }

    private static void print(
            String name, double ours, int claimed, List<PdfkitBaseline.Round> rounds, MachineLoad load) {
        double rate = median(rounds, PdfkitBaseline.Round::perCpuSecond);
        System.out.printf(
                "%s: %.1f (%,d bytes each); ours is %.1f times as fast (%s)%n",
                name,
                rate,
                rounds.getFirst().bytes(),
                ours / rate,
                load.verdict("at least " + claimed, ours / rate >= claimed));
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
