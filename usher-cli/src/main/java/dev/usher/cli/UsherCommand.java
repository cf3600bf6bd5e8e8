package dev.usher.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command itself: what its sub-commands share, and how failures end it.
@Command(
        name = "usher",
        description = "Operates Usher. AWS is found through the standard AWS_* environment variables.",
        mixinStandardHelpOptions = true,
        version = "usher 0.1.0",
        subcommands = {DlqCommand.class, RepublishCommand.class, CommandLine.HelpCommand.class})
final class UsherCommand implements Runnable {
    @Option(
            names = {"-e", "--env"},
            description = "Environment in resource names; default: $USHER_ENV, else local; with --local: local.",
            scope = ScopeType.INHERIT)
    private @Nullable String environment;

    @Option(
            names = "--local",
            description = "Talks to what `make up` or docker compose runs on this machine, wherever that is.",
            scope = ScopeType.INHERIT)
    private boolean local;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    String environment() {
        if (environment != null) {
            return environment;
        }
        return local ? "local" : System.getenv().getOrDefault("USHER_ENV", "local");
    }

    /// The AWS of this machine, if it was asked for; the standard variables name it otherwise.
    ///
    /// @throws IllegalStateException if none runs
    Optional<LocalAws> localAws() {
        return local ? Optional.of(LocalAws.find(System.getenv())) : Optional.empty();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static CommandLine commandLine() {
        return new CommandLine(new UsherCommand()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println("usher: " + Failures.sentence(failure));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
