package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// `benchmarks/run memory`: what each process of `make up` keeps resident before and after 10,000 tickets, and how much
/// their state takes on disk.
final class MemoryUse {
    private static final String GOOD_CARD = "4242424242424242";
    private static final int ORDERS = 1_000;
    private static final int SEATS = 10;
    private static final int AT_ONCE = 8;

    private final Stack running;
    private final Path state;

    private MemoryUse(Stack running, Path state) {
        this.running = running;
        this.state = state;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("usher-memory");
        try (Stack stack = Stack.builder().stateIn(state).start()) {
            var use = new MemoryUse(stack, state);
            use.print("after the start");
            use.buy();
            use.print("after %,d tickets".formatted(ORDERS * SEATS));
        } finally {
            delete(state);
        }
    }

    private void buy() throws InterruptedException {
        var addresses = Addresses.of(running);
        String eventId = "EVENT#5c0a1f7e-1111-4d6b-8f00-00000000b0b0";
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.HOURS);
        Buyer.signIn(new Http(), addresses, "olga")
                .put("/events/" + Http.encoded(eventId), event(soon))
                .expect(201);
        var gate = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ORDERS; i++) {
                gate.acquire();
                threads.execute(() -> {
                    try {
                        order(addresses, eventId);
                    } catch (RuntimeException e) {
                        System.out.println("  an order failed: " + e);
                    } finally {
                        gate.release();
                    }
                });
            }
        }
    }

    private static void order(Addresses addresses, String eventId) {
        Buyer ada = Buyer.signIn(new Http(), addresses, "ada");
        JsonNode registration = ada.register(eventId, SEATS);
        JsonNode intent = ada.createIntent(registration);
        ada.pay(intent, GOOD_CARD).expect(200);
        ada.awaitTickets(registration.get("registrationId").asText(), SEATS);
    }

    private static Map<String, Object> event(Instant soon) {
        return Map.of(
                "name", "Ten Thousand",
                "venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin"),
                "startsAt", soon.toString(),
                "endsAt", soon.plus(4, ChronoUnit.HOURS).toString(),
                "timeZone", "Europe/Berlin",
                "capacity", ORDERS * SEATS,
                "price", Map.of("amount", 2500, "currency", "eur"),
                "perAccount", Map.of("seats", ORDERS * SEATS, "openHolds", ORDERS * SEATS),
                "branding", Map.of("organizerName", "Open Doors e. V."));
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

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
