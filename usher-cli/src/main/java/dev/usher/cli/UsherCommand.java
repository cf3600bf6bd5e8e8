package dev.usher.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The command itself: what its sub-commands share, and how failures end it.
@Command(
        name = "usher",
        description = "Operates Usher. AWS is found through the standard AWS_* environment variables.",
        mixinStandardHelpOptions = true,
        version = "usher 0.1.0",
        subcommands = {
            DlqCommand.class,
            RepublishCommand.class,
            RebuildCommand.class,
            MailCommand.class,
            CommandLine.HelpCommand.class
        })
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

    /// The environment whose queues and tables are meant.
    ///
    /// @throws IllegalStateException if it cannot be part of their names
    String environment() {
        if (environment != null) {
            return checked("--env", environment);
        }
        return local ? "local" : checked("USHER_ENV", System.getenv().getOrDefault("USHER_ENV", "local"));
    }

    private static String checked(String setting, String environment) {
        if (!environment.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalStateException(
                    setting + " must be letters, digits, hyphens and underscores, such as prod or local");
        }
        return environment;
    }

    /// The AWS of this machine, if it was asked for; the standard variables name it otherwise.
    ///
    /// @throws IllegalStateException if none runs
    Optional<LocalAws> localAws() {
        return local ? Optional.of(LocalAws.find(System.getenv())) : Optional.empty();
    }

    /// A client for the tables of that AWS. The caller closes it.
    ///
    /// @throws IllegalStateException as [#localAws]
    DynamoDbClient dynamoDb() {
        DynamoDbClientBuilder dynamo = DynamoDbClient.builder().httpClientBuilder(Apache5HttpClient.builder());
        localAws().ifPresent(aws -> aws.configure(dynamo, aws.dynamoDb()));
        return dynamo.build();
    }

    /// Who asks, for those who read the requests later.
    static String user() {
        return System.getProperty("user.name", "somebody");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static CommandLine commandLine() {
        return new CommandLine(new UsherCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("usher: " + Failures.sentence(failure));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
