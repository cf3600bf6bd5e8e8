package dev.usher.systemtests;

import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// `benchmarks/run memory [ORDERS]`: what each process of `make up` keeps resident before and after 1,000 orders of ten
/// tickets, and how much their state takes on disk.
final class MemoryUse {
    private static final int USUAL_ORDERS = 1_000;
    private static final int SEATS = 10;

    private final Stack running;
    private final Path state;

    private MemoryUse(Stack running, Path state) {
        this.running = running;
        this.state = state;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int orders = args.length == 0 ? USUAL_ORDERS : Integer.parseInt(args[0]);
        try (var state = TemporaryFolder.make();
                Stack stack = Stack.builder().stateIn(state.path()).start()) {
            var use = new MemoryUse(stack, state.path());
            use.print("after the start");
            Orders.of(Addresses.of(stack), orders * SEATS).buyMany(orders, SEATS);
            use.print("after %,d tickets".formatted(orders * SEATS));
        }
    }

    private void print(String when) {
        System.out.printf("%nResident %s, in MiB%n", when);
        residentMiB().forEach((name, size) -> System.out.printf("  %-24s %5d%n", name, size));
        System.out.printf("  %-24s %5d%n", "state on disk", sizeOf(state) >> 20);
    }

    private Map<String, Long> residentMiB() {
        var sizes = new LinkedHashMap<String, Long>();
        for (ServiceProcess service : running.services()) {
            sizes.put(service.name(), residentMiB(service.process().pid()));
        }
        JavaProcess cloud = running.localCloud().process();
        sizes.put("local-cloud", residentMiB(cloud.pid()));
        ProcessHandle.of(cloud.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> sizes.put("  its process " + child.pid(), residentMiB(child.pid())));
        return sizes;
    }

    private static long residentMiB(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sizeOf(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
