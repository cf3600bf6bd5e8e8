package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.PidFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the stack in the foreground until it is asked to stop.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts local-cloud and the services, and stays until Ctrl-C or `down`.")
final class UpCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Option(names = "--free-ports", description = "Takes free ports where the usual ones are used.")
    private boolean freePorts;

    @Option(names = "--without-sample-events", description = "Begins without events.")
    private boolean withoutSampleEvents;

    @Override
    public Integer call() throws InterruptedException {
        var layout = ProjectLayout.find();
        var directory = StateDirectory.of(layout);
        var pidFile = directory.pidFile();
        var running = pidFile.running();
        if (running.isPresent()) {
            System.err.println("It runs already (pid " + running.get().pid() + "). End it with: make down");
            return 1;
        }
        var externalAws = ExternalAws.named(System.getenv());
        var usual = StackPorts.usual(System.getenv());
        var ports = externalAws.isPresent() ? usual.withoutAws() : usual;
        PidFile.endAll(directory.run(), Duration.ofSeconds(10));
        var conflicts = ports.conflicts();
        conflicts.forEach(System.err::println);
        if (!conflicts.isEmpty() && !freePorts) {
            return 1;
        }
        var builder = Stack.builder()
                .layout(layout)
                .stateIn(directory.path())
                .ports(ports.avoidingConflicts())
                .realStripe(realStripe(System.getenv()));
        externalAws.ifPresent(builder::externalAws);
        if (withoutSampleEvents) {
            builder.withoutSampleEvents();
        }
        run(layout, pidFile, builder);
        return 0;
    }

    private static void run(ProjectLayout layout, PidFile pidFile, StackBuilder builder) throws InterruptedException {
        var ended = new CountDownLatch(1);
        pidFile.write(ProcessHandle.current());
        System.out.println("Starting ... (logs are in " + layout.logs() + ")");
        var stack = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.countDown();
            System.out.println("Ending ...");
            stack.close();
            pidFile.delete();
            // It normally ends on request, which `make` should not report as an error.
            Runtime.getRuntime().halt(0);
        }));
        System.out.println(Welcome.text(stack));
        var missed = new HashSet<String>();
        while (!ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            stack.services().stream()
                    .filter(service -> !service.isAlive() && missed.add(service.name()))
                    .forEach(service -> System.err.println(service.name() + " has ended. Its log: "
                            + service.process().logFile()));
        }
    }

    /// Real Stripe is used as soon as somebody sets its key.
    static Map<String, String> realStripe(Map<String, String> settings) {
        var stripe = new HashMap<>(settings);
        stripe.keySet().removeIf(name -> !name.startsWith("STRIPE_"));
        return stripe.containsKey("STRIPE_API_KEY") ? stripe : Map.of();
    }
}
