package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A short `make fuzz`: schemathesis sends the services what their documents allow, and some of what they do not.
@OnSharedStack
class FuzzIT {
    /// The script says that schemathesis cannot be had here.
    private static final int CANNOT_INSTALL = 69;

    private static final String EXAMPLES = "3";

    @Test
    @Timeout(300)
    void everyAnswerIsOneThatTheDocumentsDescribe(Stack stack) throws IOException, InterruptedException {
        Addresses addresses = Addresses.of(stack);
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
