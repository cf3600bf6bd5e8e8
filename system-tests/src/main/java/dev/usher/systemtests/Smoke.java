package dev.usher.systemtests;

import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// `make smoke`: checks a running Usher from sign-in to the door, and that its logs have no errors. It sets up
/// an event for itself. The exit status is 0 only if every check passed.
final class Smoke {
    private static final String HELP = """
            usage: make smoke [EDGE=… SIGN_IN=… STAFF_SIGN_IN=… STRIPE=… MAILBOX=… LOGS=…]

            Checks a running Usher: an organizer sets up an event, a buyer pays, the tickets arrive, the door lets each in
            once. It leaves the event and its orders behind. By default it checks what `make up` runs.

              EDGE            address of the API, such as http://localhost:8080
              SIGN_IN         issuer of the buyers' sign-in provider, with the sample users ada and ben
              STAFF_SIGN_IN   issuer of the staff's, with olga
              STRIPE          address of the Stripe stand-in: real cards cannot be confirmed from here
              MAILBOX         address of the mailbox that catches all mail
              LOGS            folder with the services' logs (*.log); "none" if they are elsewhere
            """;

    private final Addresses addresses;
    private final Path logs;
    private final Steps steps = new Steps(System.out);

    private Smoke(Addresses addresses, Path logs) {
        this.addresses = addresses;
        this.logs = logs;
    }

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        if (args.length > 0) {
            System.out.print(HELP);
            System.exit(List.of("--help", "-h").contains(args[0]) ? 0 : 64);
        }
        Path logs = Path.of(environment.getOrDefault(
                "LOGS", ProjectLayout.find().root().resolve("build/logs").toString()));
        try {
            System.exit(new Smoke(Addresses.given(environment), logs).run() ? 0 : 1);
        } catch (IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(64);
        }
    }

    private boolean run() {
        System.out.println("Checking " + addresses.edge() + "\n");
        Map<Path, Long> before = sizes();
        try {
            steps.take("it answers", this::answers, count -> count + " events");
            String eventId = steps.take("Olga, the organizer, sets up an event", this::event, id -> id);
            new Journey(addresses, steps, eventId).walk();
            steps.take("the logs have no errors", () -> noErrorsSince(before), shown -> shown);
        } catch (StepFailed _) {
            long passed = steps.taken().stream().filter(Steps.Taken::held).count();
            System.out.println("\nFailed after " + passed + " checks that passed.");
            return false;
        }
        System.out.println("\nAll " + steps.taken().size() + " checks passed.");
        return true;
    }

    private int answers() {
        try {
            return new Http()
                    .get(addresses.edge().resolve("/events"), null)
                    .expect(200)
                    .get("events")
                    .size();
        } catch (UncheckedIOException e) {
            throw new StepFailed("nothing answers at " + addresses.edge() + ": start it with make up, or set EDGE");
        }
    }

    private String event() {
        String eventId = "EVENT#" + UUID.randomUUID();
        Instant start = Instant.now().minus(Duration.ofHours(1));
        var general = Map.of(
                "id", "general", "name", "General", "price", Map.of("amount", 1000, "currency", "eur"), "capacity", 10);
        Buyer olga = Buyer.signIn(new Http(), addresses, "olga");
        olga.put(
                        "/events/" + Http.encoded(eventId),
                        Map.of(
                                "name", "Smoke test",
                                "venue", Map.of("name", "Nowhere", "address", "Nowhere 1"),
                                "startsAt", start.toString(),
                                "endsAt", start.plus(Duration.ofHours(3)).toString(),
                                "timeZone", "UTC",
                                "ticketTypes", List.of(general),
                                "branding", Map.of("organizerName", "Smoke test")))
                .expect(201);
        return eventId;
    }

    /// Lines at level ERROR that were written during the checks.
    private String noErrorsSince(Map<Path, Long> before) {
        Map<Path, Long> now = sizes();
        if (now.isEmpty()) {
            return "not checked: there are no logs in " + logs;
        }
        var errors = new ArrayList<String>();
        now.keySet().forEach(log -> errorsIn(log, before.getOrDefault(log, 0L)).forEach(errors::add));
        StepFailed.unless(errors.isEmpty(), String.join("\n", errors));
        return now.size() + " logs";
    }

    private static Stream<String> errorsIn(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" ERROR ") || line.contains("\"level\":\"ERROR\""))
                    .map(line -> log.getFileName() + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private Map<Path, Long> sizes() {
        var sizes = new TreeMap<Path, Long>();
        if (Files.isDirectory(logs)) {
            try (Stream<Path> files = Files.list(logs)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".log")).toList()) {
                    sizes.put(file, Files.size(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + logs, e);
            }
        }
        return sizes;
    }
}
