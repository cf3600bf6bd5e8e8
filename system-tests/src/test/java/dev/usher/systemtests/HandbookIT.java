package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every command of docs/API_ENDPOINTS.md runs as printed, in the order of the page.
@OnSharedStack
@Timeout(900)
class HandbookIT {
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```");

    /// Sends each request as usual, and records its answer.
    private static final String WATCHED = """
            curl() { command curl -w '%{stderr}%{http_code} %{method} %{url_effective}\\n' "$@" 2>>answers; }
            """;

    @TempDir
    Path folder;

    @AfterEach
    void removeTheDoorsRules(Stack stack) {
        Buyer olga = Buyer.signIn(new Http(), Addresses.of(stack), "olga");
        olga.put("/events/" + Http.encoded(Journey.EVENT_ID) + "/door", Map.of())
                .expect(200);
    }

    @Test
    void itsCommandsAreAnsweredAsItSays(Stack stack) throws IOException, InterruptedException {
        Addresses addresses = Addresses.of(stack);
        String page = Files.readString(ProjectLayout.find().root().resolve("docs/API_ENDPOINTS.md"));
        String script = COMMANDS.matcher(page)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n", WATCHED, "\n"))
                .replace("API=http://localhost:8080", "API=" + addresses.edge())
                .replace(
                        "SIGN_IN=http://localhost:8091",
                        "SIGN_IN=" + addresses.signIn().resolve("/").toString().replaceAll("/$", ""));

        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();

        List<String> answers = Files.readAllLines(folder.resolve("answers"));
        assertThat(answers).as(printed).hasSizeGreaterThan(50);
        assertThat(answers.stream().filter(answer -> !answer.startsWith("2")).map(HandbookIT::shortened))
                .as(printed)
                .containsExactly(
                        "400 GET /events/nonsense",
                        "404 GET /registrations/…",
                        "422 POST /payments/create-intent",
                        "402 POST /v1/payment_intents/…/confirm",
                        "400 POST /payments/webhook",
                        "404 GET /tickets/…",
                        "422 POST /tickets/claim",
                        "401 POST /tickets/validate");
    }

    private static String shortened(String answer) {
        return answer.replaceFirst("http://[a-z0-9.]+:\\d+", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "…")
                .replaceAll("pi_\\w+", "…");
    }
}
