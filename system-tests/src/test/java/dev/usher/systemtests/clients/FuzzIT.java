package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A short `make fuzz`: schemathesis sends the services what their documents allow, and some of what they do not. That
/// uses up people's limits and changes events, so it starts a stack of its own; it runs in turn with the classes that
/// share one.
@ResourceLock("shared stack")
class FuzzIT {
    /// The script says that schemathesis cannot be had here.
    private static final int CANNOT_INSTALL = 69;

    private static final String EXAMPLES = "3";

    @Test
    @Timeout(900)
    void everyAnswerIsOneThatTheDocumentsDescribe() throws IOException, InterruptedException {
        try (var stack = Stack.builder()
                .logsIn(ProjectLayout.find().logs().resolve("fuzz"))
                .start()) {
            fuzz(Addresses.of(stack));
        }
    }

    private static void fuzz(Addresses addresses) throws IOException, InterruptedException {
        Path root = ProjectLayout.find().root();
        ProcessBuilder fuzz =
                new ProcessBuilder(List.of(root.resolve("system-tests/fuzz").toString(), EXAMPLES));
        fuzz.environment()
                .putAll(Map.of(
                        "USHER_PORT_EDGE", String.valueOf(addresses.edge().getPort()),
                        "USHER_PORT_SIGN_IN", String.valueOf(addresses.signIn().getPort())));

        Process process = fuzz.redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        if (process.waitFor() == CANNOT_INSTALL) {
            System.out.println("SKIPPED FuzzIT: schemathesis cannot be installed here");
            Assumptions.abort(printed);
        }
        assertThat(process.exitValue()).as(printed).isZero();
    }
}
