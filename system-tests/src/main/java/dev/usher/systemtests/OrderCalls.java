package dev.usher.systemtests;

import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `benchmarks/run calls`: what an order of two tickets asks of AWS, by service and resource, from the calls that
/// local-cloud records.
///
/// Two runs differ only in their number of orders, so what services do at their start cancels out. What they do at
/// rest (polls, leases) does not quite: the run with more orders takes longer.
final class OrderCalls {
    private static final int SEATS = 2;
    private static final int FEW = 5;
    private static final int MANY = 105;

    private OrderCalls() {}

    public static void main(String[] args) throws IOException {
        Map<String, Long> few = callsOf(FEW);
        Map<String, Long> many = callsOf(MANY);
        System.out.printf("%nCalls for each order of %d tickets%n", SEATS);
        var all = new TreeSet<>(many.keySet());
        for (String call : all) {
            double each = (many.getOrDefault(call, 0L) - few.getOrDefault(call, 0L)) / (double) (MANY - FEW);
            if (each >= 0.05) {
                System.out.printf("  %6.2f  %s%n", each, call);
            }
        }
    }

    private static Map<String, Long> callsOf(int count) throws IOException {
        try (var log = TemporaryFolder.make()) {
            System.out.printf("%d orders ...%n", count);
            try (Stack stack = Stack.builder()
                    .setting("local-cloud", "USHER_CALL_LOG", log.path().toString())
                    .start()) {
                var orders = Orders.of(Addresses.of(stack), count * SEATS);
                Buyer ada = orders.buyer("ada");
                for (int i = 0; i < count; i++) {
                    orders.buy(ada, SEATS);
                }
            }
            return counts(log.path());
        }
    }

    private static Map<String, Long> counts(Path log) throws IOException {
        var counts = new TreeMap<String, Long>();
        try (Stream<Path> files = Files.list(log)) {
            files.filter(file -> file.toString().endsWith(".counts"))
                    .flatMap(OrderCalls::lines)
                    .forEach(line -> {
                        int blank = line.indexOf(' ');
                        counts.merge(
                                line.substring(blank + 1).replace("granted ", ""),
                                Long.parseLong(line.substring(0, blank)),
                                Long::sum);
                    });
        }
        return counts;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
