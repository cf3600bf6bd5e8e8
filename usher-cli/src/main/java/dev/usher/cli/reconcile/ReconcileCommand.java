package dev.usher.cli.reconcile;

import dev.usher.cli.audit.Act;
import dev.usher.cli.audit.AuditTrail;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.reconcile.Comparison.Finding;
import dev.usher.cli.reconcile.Reconciliation.State;
import dev.usher.cli.reconcile.Reconciliation.Step;
import dev.usher.cli.terminal.Json;
import dev.usher.cli.terminal.Moment;
import dev.usher.contracts.id.RegistrationId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares payments with Stripe's, now.
@Command(
        name = "reconcile",
        description = {
            "Compares payments with Stripe's: those of registrations, or all of a period. What is paid at Stripe and"
                    + " not here is settled, as a webhook would; other differences need a person.",
            "Safe to repeat. payment-service does the work, within its limit of calls to Stripe, and must be running.",
            "Without registrations and --since: shows how far its regular runs came, and the newest requests."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing differs, or all that did is settled",
            "1:AWS or Stripe refuses, or cannot be reached",
            "2:wrong use",
            "3:something differs still",
            "4:payment-service has not answered yet",
            "5:incomplete: some payments could not be compared"
        },
        mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {
    private static final int DIFFERS = 3;
    private static final int UNANSWERED = 4;
    private static final int INCOMPLETE = 5;
    private static final int MOST_REGISTRATIONS = 25;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Cloud cloud;

    @Parameters(
            paramLabel = "REG#…",
            arity = "0..*",
            description = "Registrations, up to 25; in quotes, because of the #.")
    private List<String> registrations = new ArrayList<>();

    @Option(
            names = "--since",
            converter = Moment.Converter.class,
            description = "Instead: all since this instant, or within this time (2026-11-22T12:00:00Z, PT2H, P7D).")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            converter = Moment.Converter.class,
            description = "With --since: and up to this instant; default now. At most 31 days.")
    private @Nullable Instant until;

    @Option(names = "--dry-run", description = "Only compares, and settles nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            defaultValue = "PT1M",
            description = "How long to wait for answers; default ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Option(names = "--json", description = "For programs: one JSON value.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the tables are
    public ReconcileCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> wanted = wanted();
        try (var dynamo = cloud.dynamoDb()) {
            var reconciliation = new Reconciliation(dynamo, cloud.environment());
            if (wanted.isEmpty()) {
                show(reconciliation.state());
                return CommandLine.ExitCode.OK;
            }
            List<Comparison> comparisons = dryRun
                    ? compare(reconciliation, wanted, cloud.caller().arn())
                    : settle(reconciliation, wanted, AuditTrail.in(cloud, dynamo));
            if (json) {
                spec.commandLine().getOut().println(Json.write(comparisons));
            } else {
                comparisons.forEach(this::show);
            }
            return status(comparisons);
        }
    }

    private List<Comparison> settle(Reconciliation reconciliation, List<String> wanted, AuditTrail trail)
            throws InterruptedException {
        Act act = trail.intend("reconcile", null, since == null ? "" : wanted.getFirst(), null, registrations);
        List<Comparison> comparisons = compare(reconciliation, wanted, act.who());
        long settled = comparisons.stream().mapToLong(Comparison::settled).sum();
        trail.conclude(act, words(status(comparisons)), (int) settled);
        return comparisons;
    }

    private List<Comparison> compare(Reconciliation reconciliation, List<String> wanted, String who)
            throws InterruptedException {
        Map<String, String> asked = new LinkedHashMap<>();
        wanted.forEach(what -> asked.put(reconciliation.ask(what, dryRun, who), what));
        Instant deadline = Instant.now().plus(patience);
        var comparisons = new ArrayList<Comparison>();
        for (Map.Entry<String, String> request : asked.entrySet()) {
            comparisons.add(reconciliation.await(request.getKey(), request.getValue(), dryRun, deadline));
        }
        return comparisons;
    }

    private static int status(List<Comparison> comparisons) {
        if (comparisons.stream().anyMatch(comparison -> comparison.problem() != null)) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (comparisons.stream().anyMatch(comparison -> comparison.answeredAt() == null)) {
            return UNANSWERED;
        }
        if (comparisons.stream().anyMatch(comparison -> comparison.open() > 0)) {
            return DIFFERS;
        }
        return comparisons.stream().anyMatch(comparison -> comparison.missed() > 0)
                ? INCOMPLETE
                : CommandLine.ExitCode.OK;
    }

    /// For the audit trail.
    private static String words(int status) {
        return switch (status) {
            case CommandLine.ExitCode.OK -> "nothing differs any more";
            case DIFFERS -> "something differs still";
            case UNANSWERED -> "not answered yet";
            case INCOMPLETE -> "some payments could not be compared";
            default -> "failed";
        };
    }

    private void show(Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (comparison.answeredAt() == null) {
            err.println("usher: payment-service has not answered about " + comparison.of() + " within " + patience
                    + "; it still does once it runs. `usher reconcile` shows the answer.");
            return;
        }
        if (comparison.problem() != null) {
            err.println("usher: " + comparison.problem());
            return;
        }
        comparison.findings().forEach(finding -> out.println(line(finding)));
        out.println(summary(comparison));
    }

    private static String line(Finding finding) {
        return "  " + finding.what() + "  " + finding.subject() + "  " + (finding.settled() ? "settled" : "open") + "  "
                + finding.detail();
    }

    private static String summary(Comparison comparison) {
        String payments = comparison.of() + ": " + comparison.payments() + " compared, ";
        if (comparison.findings().isEmpty()) {
            return payments + "nothing differs.";
        }
        return payments + comparison.settled() + " settled, " + comparison.open() + " still differ"
                + (comparison.leftOut() == 0 ? "" : " (" + comparison.leftOut() + " of them not shown)") + ", "
                + comparison.missed() + " could not be compared."
                + (comparison.open() == 0 ? "" : " See the runbook, Money without tickets.");
    }

    private void show(State state) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(state));
            return;
        }
        for (Step step : state.steps()) {
            out.println(
                    step.step() + ": " + (step.doneUntil() == null ? "never done" : "done until " + step.doneUntil()));
        }
        state.requests()
                .forEach(request -> out.println("asked for: "
                        + (request.answeredAt() == null
                                ? request.of() + ", not answered yet"
                                : request.problem() == null ? summary(request) : request.problem())));
    }

    /// What to compare: registrations, or one period.
    private List<String> wanted() {
        if (since == null && until == null) {
            if (registrations.size() > MOST_REGISTRATIONS) {
                throw wrong("name at most " + MOST_REGISTRATIONS + " registrations, or a time with --since");
            }
            registrations.forEach(this::check);
            return registrations;
        }
        if (since == null || !registrations.isEmpty()) {
            throw wrong("name registrations, or a time with --since; see --help");
        }
        Instant end = until == null ? Instant.now() : until;
        if (!since.isBefore(end) || since.plus(LONGEST).isBefore(end)) {
            throw wrong("--since is before --until, and at most 31 days before it");
        }
        return List.of(since + "/" + end);
    }

    private void check(String registration) {
        try {
            RegistrationId.parse(registration);
        } catch (IllegalArgumentException e) {
            throw wrong(registration + " is not a registration id such as REG#…");
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
