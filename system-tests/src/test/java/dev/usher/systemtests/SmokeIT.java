package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `make smoke` against a running stack, from the packaged jar.
@OnSharedStack
@Timeout(900)
class SmokeIT {
    @Test
    void everyCheckPasses(Stack stack) throws IOException, InterruptedException {
        Addresses addresses = Addresses.of(stack);
        Process smoke = smoke(Map.of(
                "EDGE", addresses.edge().toString(),
                "SIGN_IN", addresses.signIn().toString(),
                "STAFF_SIGN_IN", addresses.staffSignIn().toString(),
                "STRIPE", addresses.stripe().toString(),
                "MAILBOX", addresses.mailbox().toString(),
                "LOGS", stack.logs().toString()));

        String printed = printed(smoke);

        assertThat(smoke.waitFor()).as(printed).isZero();
        assertThat(printed).contains("the logs have no errors").doesNotContain("not checked");
    }

    @Test
    void itSaysThatNothingAnswers() throws IOException, InterruptedException {
        Process smoke = smoke(Map.of("EDGE", "http://localhost:1"));

        assertThat(printed(smoke))
                .contains("nothing answers at http://localhost:1: start it with make up, or set EDGE");
        assertThat(smoke.waitFor()).isEqualTo(1);
    }

    private static Process smoke(Map<String, String> settings) throws IOException {
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                ProjectLayout.find()
                        .root()
                        .resolve("system-tests/target/system-tests.jar")
                        .toString(),
                "dev.usher.systemtests.Smoke");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
