package dev.usher.systemtests.operations;

import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A shell in which the commands of the runbook mean a running stack: `usher`, and `aws` for what local-cloud has. It
/// answers yes to each question.
public final class Shell {
    private static final String USHER = "usher() { \"$USHER_COMMAND\" --local \"$@\"; }\n";
    private static final String YES = "y\n".repeat(10);

    private final Map<String, String> environment;

    /// A shell for one cloud.
    public Shell(LocalCloudProcess cloud) {
        this.environment = environment(cloud);
    }

    /// What the commands find in their environment.
    public static Map<String, String> environment(LocalCloudProcess cloud) {
        var environment = new HashMap<String, String>();
        environment.put(
                "USHER_COMMAND",
                ProjectLayout.find().root().resolve("usher-cli/usher").toString());
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_REGION", "us-east-1");
        // Version 1 of the AWS CLI reads no other.
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_PAGER", "");
        for (String part : List.of("sqs", "sns", "dynamodb", "s3")) {
            String name = part.toUpperCase(Locale.ROOT);
            environment.put(
                    "USHER_PORT_" + name, Integer.toString(cloud.address(part).getPort()));
            environment.put("AWS_ENDPOINT_URL_" + name, cloud.address(part).toString());
        }
        return Map.copyOf(environment);
    }

    /// Types a command and waits until it ends.
    public Typed type(String command) {
        var builder = new ProcessBuilder("bash", "-c", USHER + command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (var answers = process.getOutputStream()) {
                answers.write(YES.getBytes(StandardCharsets.UTF_8));
            } catch (IOException nobodyAsks) {
                // It ended without reading them.
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Typed(command, process.waitFor(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + command, e);
        }
    }

    /// A command that ended.
    ///
    /// @param printed on both streams
    public record Typed(String command, int status, String printed) {}
}
