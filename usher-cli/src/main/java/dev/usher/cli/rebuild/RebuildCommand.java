package dev.usher.cli.rebuild;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.rebuild.RebuildRequests.Request;
import dev.usher.cli.rebuild.RebuildRequests.State;
import dev.usher.cli.republish.RepublishRequests;
import dev.usher.cli.terminal.Question;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.operations.RebuildRequestTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Restores lost tables of a service from its record.
@Command(
        name = "rebuild",
        description = {
            "Restores an event's rows that ticket-service (tickets) or validation-service (door) lost, from its record,"
                    + " and publishes them to the other services. The services do the work and must be running.",
            "Safe to repeat and to interrupt: it ends the same, and changes nothing if nothing is lost. Sends no mails."
        },
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Parameters(paramLabel = "tickets|door", description = "What to rebuild.")
    private Part part = Part.TICKETS;

    @Option(names = "--event", required = true, description = "EVENT#…, in quotes, because of the #.")
    private String event = "";

    @Option(names = "--yes", description = "Does not ask before it restores.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only counts, and restores nothing.")
    private boolean dryRun;

    private boolean isIncomplete;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the tables of requests are
    public RebuildCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() throws InterruptedException {
        EventId eventId = eventId();
        String environment = cloud.environment();
        try (var requests = new RebuildRequests(cloud.dynamoDb(), environment);
                var messages = new RepublishRequests(cloud.dynamoDb(), environment)) {
            return rebuild(requests, messages, eventId.toString()) && !isIncomplete
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private boolean rebuild(RebuildRequests requests, RepublishRequests messages, String eventId)
            throws InterruptedException {
        Optional<State> preview = ask(requests, part.table, RebuildRequestTable.RESTORE, eventId, true);
        if (preview.isEmpty()) {
            return false;
        }
        say(preview.get().read() + " tickets of " + eventId + " are in the record of " + part.service + "; "
                + preview.get().done() + " are missing or older in its tables.");
        if (dryRun) {
            return true;
        }
        if (!yes && !isConfirmed()) {
            say("Nothing was changed.");
            return true;
        }
        // The door learns names and revocations from ticket-service, best before it opens again.
        boolean isDone = part == Part.TICKETS
                ? restore(requests, eventId) && publish(requests, Part.TICKETS, eventId)
                : publish(requests, Part.TICKETS, eventId) && restore(requests, eventId);
        return isDone && publish(requests, Part.DOOR, eventId) && republish(messages, eventId);
    }

    private boolean restore(RebuildRequests requests, String eventId) throws InterruptedException {
        Optional<State> restored = ask(requests, part.table, RebuildRequestTable.RESTORE, eventId, false);
        restored.ifPresent(state -> say(state.done() + " tickets restored."));
        return restored.isPresent();
    }

    private boolean publish(RebuildRequests requests, Part by, String eventId) throws InterruptedException {
        Optional<State> published = ask(requests, by.table, RebuildRequestTable.PUBLISH, eventId, false);
        published.ifPresent(state -> say(state.done() + " tickets published again by " + by.service + "."));
        return published.isPresent();
    }

    private boolean republish(RepublishRequests messages, String eventId) throws InterruptedException {
        String requestId = messages.askEvent(eventId, false, cloud.caller().arn());
        Optional<RepublishRequests.Answer> answer =
                messages.await(requestId, Instant.now().plus(PATIENCE));
        if (answer.isEmpty()) {
            return failed("payment-service does not answer; it still does once it runs.");
        }
        if (!answer.get().problem().isEmpty()) {
            return failed(answer.get().problem());
        }
        say("The event's facts published again by payment-service.");
        return true;
    }

    /// Asks, and waits for as long as there is progress.
    ///
    /// @return empty if it failed, which has been said
    private Optional<State> ask(RebuildRequests requests, String table, String task, String eventId, boolean counts)
            throws InterruptedException {
        Request request =
                requests.ask(table, eventId, task, counts, cloud.caller().arn());
        Instant deadline = Instant.now().plus(PATIENCE);
        State state = requests.state(request);
        while (!state.isAnswered() && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            State next = requests.state(request);
            if (next.read() != state.read()) {
                say("  " + next.read() + " so far");
                deadline = Instant.now().plus(PATIENCE);
            }
            state = next;
        }
        if (state.problem() == null) {
            failed("there is no progress. A service that is not running continues once it runs; ask again then.");
            return Optional.empty();
        }
        if (!state.problem().isEmpty()) {
            failed(state.problem());
            return Optional.empty();
        }
        if (state.unreadable() > 0) {
            isIncomplete = true;
            failed(state.unreadable()
                    + " rows of the record cannot be read and are left out; the service's log names them."
                    + " Everything else goes on. See \"A row cannot be read\" in the runbook.");
        }
        return Optional.of(state);
    }

    private boolean isConfirmed() {
        return Question.isAnsweredYes(
                spec.commandLine().getOut(),
                "Restore them, and publish all tickets of the event to the other services?");
    }

    private EventId eventId() {
        try {
            return EventId.parse(event);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--event: " + event + " is not an event id such as EVENT#…");
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }

    private boolean failed(String sentence) {
        spec.commandLine().getErr().println("usher: " + sentence);
        return false;
    }

    /// What can be rebuilt. The tables of ticket-service come first: the door learns names and revocations
    /// from it.
    private enum Part {
        /// The tables of ticket-service.
        TICKETS("ticket-service", RebuildRequestTable.TICKETS),
        /// The tables of validation-service.
        DOOR("validation-service", RebuildRequestTable.DOOR);

        private final String service;
        private final String table;

        Part(String service, String table) {
            this.service = service;
            this.table = table;
        }
    }
}
