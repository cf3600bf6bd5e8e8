package dev.usher.cli.republish;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.republish.RepublishRequests.Answer;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes lost messages of paid orders again.
@Command(
        name = "republish",
        description = {
            "Publishes PaymentSucceeded of paid registrations again, so that their tickets are issued;"
                    + " or EventChanged of events, so that the other services know them.",
            "Safe to repeat: tickets of an order are issued once. payment-service does the work and must be running."
        },
        mixinStandardHelpOptions = true)
public final class RepublishCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String EVENT = "EVENT#";

    @Parameters(
            paramLabel = "REG#…|EVENT#…",
            arity = "0..*",
            description = "Registrations or events; in quotes, because of the #.")
    private List<String> registrations = new ArrayList<>();

    @Option(
            names = "--since",
            description = "Instead: all without tickets that were confirmed since this instant, or within this time"
                    + " (2026-11-22T12:00:00Z, PT2H).")
    private @Nullable String since;

    @Option(names = "--dry-run", description = "Only lists them, and publishes nothing.")
    private boolean dryRun;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the table of requests is
    public RepublishCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (registrations.isEmpty() == (since == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name registrations, or a time with --since; see --help");
        }
        Optional<Instant> from = Optional.ofNullable(since).map(this::instant);
        String environment = cloud.environment();
        try (var requests = new RepublishRequests(cloud.dynamoDb(), environment)) {
            return ask(requests, from);
        }
    }

    private int ask(RepublishRequests requests, Optional<Instant> from) throws InterruptedException {
        String by = cloud.caller().arn();
        Map<String, String> asked = new LinkedHashMap<>();
        from.ifPresent(instant -> asked.put(requests.askSince(instant, dryRun, by), "what is since " + instant));
        registrations.forEach(id ->
                asked.put(id.startsWith(EVENT) ? requests.askEvent(id, dryRun, by) : requests.ask(id, dryRun, by), id));
        boolean allWell = true;
        Instant deadline = Instant.now().plus(PATIENCE);
        for (Map.Entry<String, String> request : asked.entrySet()) {
            allWell &= tell(request.getValue(), requests.await(request.getKey(), deadline));
        }
        return allWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean tell(String what, Optional<Answer> answer) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (answer.isEmpty()) {
            err.println("usher: payment-service has not answered about " + what
                    + " within a minute; it still does once it runs.");
            return false;
        }
        String problem = answer.get().problem();
        List<String> ids = answer.get().registrations();
        ids.forEach(id -> out.println("  " + id));
        if (problem.isEmpty() || !ids.isEmpty()) {
            out.println((what.startsWith(EVENT) ? what : ids.size())
                    + (dryRun ? " would be published again." : " published again."));
        }
        if (!problem.isEmpty()) {
            err.println("usher: " + problem);
        }
        return problem.isEmpty();
    }

    private Instant instant(String text) {
        try {
            return text.startsWith("P") ? Instant.now().minus(Duration.parse(text)) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--since: " + text + " is neither an instant (2026-11-22T12:00:00Z) nor a length of time (PT2H)");
        }
    }
}
