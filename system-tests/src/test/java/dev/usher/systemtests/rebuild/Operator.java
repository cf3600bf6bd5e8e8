package dev.usher.systemtests.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Somebody who operates a stack.
public final class Operator {
    private Operator() {}

    /// Runs the command, which must succeed, and returns what it prints.
    public static String usher(Stack stack, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(ProjectLayout.find().root().resolve("usher-cli/usher").toString(), "--local"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("USHER_PORT_SQS", port(stack, "sqs"));
        builder.environment().put("USHER_PORT_SNS", port(stack, "sns"));
        builder.environment().put("USHER_PORT_DYNAMODB", port(stack, "dynamodb"));
        builder.environment().put("USHER_PORT_S3", port(stack, "s3"));
        Process usher = builder.start();
        String printed = new String(usher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(usher.waitFor()).as(printed).isZero();
        return printed;
    }

    private static String port(Stack stack, String part) {
        return Integer.toString(stack.localCloud().address(part).getPort());
    }
}
