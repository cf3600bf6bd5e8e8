package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.systemtests.AlertRules;
import dev.usher.systemtests.AlertRules.Alarm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {
    private final Runbook runbook = Runbook.read();

    @Test
    void everyAlarmHasItsSectionAndEverySectionItsAlarm() throws IOException {
        List<String> alarms = Stream.concat(
                        AlertRules.alarms().stream().map(Alarm::source).distinct(), Stream.of("http-errors"))
                .toList();

        assertThat(runbook.alarms().keySet()).containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void everySectionSaysWhatItMeansHowToLookWhatToTypeAndWhenItIsOver() {
        assertThat(runbook.alarms()).allSatisfy((name, section) -> {
            assertThat(section.means()).as(name + ": Means").endsWith(".");
            assertThat(section.look()).as(name + ": Look").isNotEmpty();
            assertThat(section.type()).as(name + ": Type").isNotEmpty();
            assertThat(section.over()).as(name + ": Over").endsWith(".");
            assertThat(Runbook.commands(section.type()).isEmpty())
                    .as(name + " says that there is nothing to type, or what")
                    .isEqualTo(section.type().startsWith("nothing"));
        });
    }

    @Test
    void commandsAreReadFromBlocksAndSentences() {
        String markdown = """
                Run `usher dlq
                list`, not `usher …`, and `README.md`:

                ```
                aws sqs list-queues \\
                  --max-results 5
                usher audit
                ```
                """;

        assertThat(Runbook.commands(markdown))
                .containsExactly("usher dlq list", "aws sqs list-queues --max-results 5", "usher audit");
    }

    @Test
    void placeholdersAreFilled() {
        assertThat(Runbook.filled(
                        "aws get --table-name event-ticketing-ticket-mails-prod --key 'REG#…#issued' --group GROUP GROUPS",
                        Map.of("REG#…", "REG#1", "GROUP", "$1")))
                .isEqualTo(
                        "aws get --table-name event-ticketing-ticket-mails-local --key 'REG#1#issued' --group $1 GROUPS");
    }

    @Test
    void theFirstPointThatNamesTheReasonCounts() {
        var section = new Runbook.Section("", "", """
                what the reason asks for.

                - Reason `too-new`, `newer`: `usher republish 'REG#…'`
                - Any other reason: `usher dlq list`""", "");

        assertThat(section.commandsFor("waited because of too-new: x")).containsExactly("usher republish 'REG#…'");
        assertThat(section.commandsFor("failed 3 times")).containsExactly("usher dlq list");
    }
}
