package dev.usher.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.ExternalAws;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackBuilder;
import dev.usher.localcloud.launcher.StackPorts;
import dev.usher.systemtests.Journey.Purchase;
import dev.usher.systemtests.Steps.Taken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// `make demo`: starts everything, walks the journey, leaves the tickets in `build/demo/`, ends everything.
/// The status is 0 only if every step held.
final class Demo {
    private final Path folder;
    private final Steps steps = new Steps(System.out);

    private final Optional<URI> externalAws;

    private Demo(Path folder, Optional<URI> externalAws) {
        this.folder = folder;
        this.externalAws = externalAws;
    }

    public static void main(String[] args) throws IOException {
        Path folder = ProjectLayout.find().root().resolve("build").resolve("demo");
        Files.createDirectories(folder);
        try {
            System.exit(new Demo(folder, ExternalAws.named(System.getenv())).run() ? 0 : 1);
        } catch (IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(64);
        }
    }

    private boolean run() {
        StackPorts usual = StackPorts.usual(System.getenv());
        StackPorts ports = externalAws.isPresent() ? usual.withoutAws() : usual;
        ports.conflicts().forEach(conflict -> System.out.println("  " + conflict + " (taking a free one)"));
        System.out.println("Usher, from payment to the door\n");
        @Nullable Purchase purchase = null;
        try (Stack stack = steps.take(
                "local-cloud and three services start",
                () -> start(ports.avoidingConflicts()),
                started -> started.edge().toString())) {
            Purchase walked = new Journey(Addresses.of(stack), steps).walk();
            keep(walked);
            if (externalAws.isEmpty()) {
                steps.take("no service was denied anything on AWS", () -> noDenials(stack), shown -> shown);
            } else {
                System.out.println("  " + ExternalAws.notice(externalAws.get()));
            }
            purchase = walked;
        } catch (StepFailed e) {
            System.out.println("\nFailed: " + e.getMessage() + "\nThe logs are in " + folder.resolve("logs"));
        }
        writeFacts(purchase);
        if (purchase != null) {
            System.out.println("\nThe tickets are in " + folder + ": open ticket-1.pdf. Next: make up");
        }
        return purchase != null;
    }

    private Stack start(StackPorts ports) {
        StackBuilder builder = Stack.builder().ports(ports).logsIn(folder.resolve("logs"));
        externalAws.ifPresent(builder::externalAws);
        return builder.start();
    }

    private static String noDenials(Stack stack) {
        List<String> denials = stack.denials();
        if (!denials.isEmpty()) {
            throw new IllegalStateException(String.join("; ", denials));
        }
        return "permissions.json is enough";
    }

    private void keep(Purchase purchase) {
        try {
            for (int i = 0; i < purchase.pdfs().size(); i++) {
                Files.write(
                        folder.resolve("ticket-" + (i + 1) + ".pdf"),
                        purchase.pdfs().get(i));
                BufferedImage picture = purchase.pictures().get(i);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve("ticket-" + (i + 1) + ".png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private void writeFacts(@Nullable Purchase purchase) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("finishedAt", Instant.now().toString());
        facts.put("held", purchase != null);
        if (purchase != null) {
            facts.put("registrationId", purchase.registrationId());
            facts.put("tickets", purchase.tickets());
            facts.put("codeReadFromThePage", purchase.code());
        }
        facts.put("steps", steps.taken().stream().map(Demo::facts).toList());
        try {
            Path file = folder.resolve("demo.json");
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), facts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private static Map<String, Object> facts(Taken step) {
        return Map.of(
                "step", step.what(),
                "milliseconds", step.took().toMillis(),
                "shown", step.shown(),
                "held", step.held());
    }
}
