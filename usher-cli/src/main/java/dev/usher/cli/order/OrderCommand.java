package dev.usher.cli.order;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.cli.terminal.Json;
import dev.usher.contracts.id.RegistrationId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where is my ticket?
@Command(
        name = "order",
        description = {
            "Shows what became of an order in all services, and what is wrong with it.",
            "Reads tables and dead letters, and changes nothing."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all is as it should be",
            "1:AWS refuses, or cannot be reached",
            "2:wrong use",
            "3:something is wrong"
        },
        mixinStandardHelpOptions = true)
public final class OrderCommand implements Callable<Integer> {
    private static final int SOMETHING_IS_WRONG = 3;

    private final Cloud cloud;

    @Parameters(
            paramLabel = "REGISTRATION",
            arity = "0..1",
            description = "Such as REG#0f8fad5b-d9cb-469f-a165-70867728950e.")
    private @Nullable String registration;

    @Option(
            names = "--without-tickets",
            description = "Lists the orders that were confirmed more than five minutes ago and have no tickets yet.")
    private boolean withoutTickets;

    @Option(names = "--max", defaultValue = "1000", description = "How many to list at most; default ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "For programs: one JSON value.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the tables are
    public OrderCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        if (withoutTickets == (registration != null) || most < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name one registration, or say --without-tickets");
        }
        @Nullable RegistrationId id = registration == null ? null : parsed(registration);
        try (var desk = DeadLetterDesk.of(cloud);
                var dynamo = cloud.dynamoDb()) {
            var orders = Orders.of(dynamo, cloud.environment(), desk);
            return id == null ? list(orders.withoutTickets(most)) : show(orders.timeline(id));
        }
    }

    private RegistrationId parsed(String text) {
        try {
            return RegistrationId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), Objects.requireNonNull(e.getMessage()), e);
        }
    }

    private int list(List<String> registrations) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(registrations));
        } else {
            registrations.forEach(out::println);
            out.println(
                    registrations.isEmpty()
                            ? "None: every paid order has its tickets."
                            : registrations.size()
                                    + " orders without tickets. `usher order REG#…` says where one hangs.");
        }
        return registrations.isEmpty() ? CommandLine.ExitCode.OK : SOMETHING_IS_WRONG;
    }

    private int show(Timeline timeline) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(timeline));
        } else {
            out.println(timeline.registration() + ", " + timeline.summary());
            timeline.steps()
                    .forEach(step ->
                            out.printf(Locale.ROOT, "  %-26s %-13s %s%n", step.at(), step.where(), step.what()));
            timeline.problems().forEach(problem -> out.println("! " + problem));
            out.println(timeline.problems().isEmpty() ? "Nothing is wrong." : "");
        }
        return timeline.problems().isEmpty() && !timeline.steps().isEmpty()
                ? CommandLine.ExitCode.OK
                : SOMETHING_IS_WRONG;
    }
}
