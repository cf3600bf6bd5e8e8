package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.LocalCloudOptions;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.Patience;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `usher dlq replay` is stopped by a signal, as by Ctrl-C.
class InterruptedReplayIT {
    private static final String QUEUE = "ticket-service-payment-succeeded";
    private static final int LETTERS = 200;
    private static final int SIGTERM = 128 + 15;

    private static LocalCloudProcess cloud;
    private static DeadQueues queues;

    @BeforeAll
    static void start() {
        cloud = LocalCloudProcess.start(
                ProjectLayout.find(),
                LocalCloudOptions.inMemory(ProjectLayout.find().logs().resolve("interrupted"))
                        .withParts("sqs", "sns", "dynamodb", "s3"));
        queues = new DeadQueues(cloud);
    }

    @AfterAll
    static void end() {
        queues.close();
        cloud.close();
    }

    @Test
    void whatWasNotSentBackIsVisibleAtOnceAndTheResultIsWrittenDown() throws Exception {
        queues.die(QUEUE, LETTERS, "S3 is away", null);
        Process usher = usher("replay", QUEUE, "--reason", "a stop", "--yes", "--wait", "PT0S", "--rate", "20");
        int sentBefore = Patience.until(
                "some are sent back", () -> Optional.of(queues.visibleIn(QUEUE)).filter(sent -> sent >= 20));

        // Process.destroy would close what it prints.
        usher.toHandle().destroy();

        String printed = new String(usher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(usher.waitFor()).as(printed).isEqualTo(SIGTERM);
        int sent = queues.visibleIn(QUEUE);
        assertThat(sent).isBetween(sentBefore, LETTERS - 1);
        assertThat(printed).contains(sent + " letters: interrupted.");
        assertThat(queues.visibleIn(QUEUE + "-dlq")).isEqualTo(LETTERS - sent);
        assertThat(new String(usher("list").getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("all " + (LETTERS - sent) + " letters");
        Process audit = Operator.start(cloud, cloud.address("sqs").getPort(), "audit");
        assertThat(new String(audit.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("200 asked for: \"a stop\"", "interrupted (" + sent + ")");
    }

    private static Process usher(String... arguments) throws Exception {
        var command = new String[arguments.length + 1];
        command[0] = "dlq";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Operator.start(cloud, cloud.address("sqs").getPort(), command);
    }
}
