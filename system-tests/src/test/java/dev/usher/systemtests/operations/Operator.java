package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Somebody who operates a stack.
public final class Operator {
    private Operator() {}

    /// Runs the command, which must succeed, and returns what it prints.
    public static String usher(Stack stack, String... arguments) throws IOException, InterruptedException {
        Process usher =
                start(stack.localCloud(), stack.localCloud().address("sqs").getPort(), arguments);
        String printed = new String(usher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(usher.waitFor()).as(printed).isZero();
        return printed;
    }

    /// Starts the command.
    ///
    /// @param sqsPort where it finds SQS
    static Process start(LocalCloudProcess cloud, int sqsPort, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(ProjectLayout.find().root().resolve("usher-cli/usher").toString(), "--local"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("USHER_PORT_SQS", Integer.toString(sqsPort));
        for (String part : List.of("sns", "dynamodb", "s3")) {
            builder.environment()
                    .put(
                            "USHER_PORT_" + part.toUpperCase(Locale.ROOT),
                            Integer.toString(cloud.address(part).getPort()));
        }
        return builder.start();
    }
}
