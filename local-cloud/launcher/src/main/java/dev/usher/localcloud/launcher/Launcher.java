package dev.usher.localcloud.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands behind `make up` and `make down`.
@Command(
        name = "launcher",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system on this machine.",
        subcommands = {UpCommand.class, DownCommand.class, RecordStartsCommand.class})
final class Launcher {

    private Launcher() {}

    static void main(String[] arguments) {
        var commandLine = new CommandLine(new Launcher());
        // What went wrong is in the message; the stack is of no use to who runs `make up`.
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(commandLine.execute(arguments));
    }
}
