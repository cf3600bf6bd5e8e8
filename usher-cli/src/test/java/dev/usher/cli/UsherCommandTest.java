package dev.usher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsherCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutArgumentsItShowsHelp() {
        assertThat(execute()).isZero();
        assertThat(out.toString()).contains("Usage: usher", "dlq");
    }

    @Test
    void helpOfReplaySaysThatItIsSafe() {
        assertThat(execute("dlq", "replay", "--help")).isZero();
        assertThat(out.toString()).contains("--dry-run", "--reason", "Safe to repeat", "--rate", "--keep");
    }

    @Test
    void whatChangesSomethingNeedsAReason() {
        for (String act : List.of("replay", "archive", "discard", "restore")) {
            assertThat(execute("dlq", act, "ticket-service-payment-succeeded"))
                    .as(act)
                    .isEqualTo(2);
            assertThat(execute("dlq", act, "ticket-service-payment-succeeded", "--reason", " "))
                    .as(act)
                    .isEqualTo(2);
        }
        assertThat(err.toString()).contains("Missing required option: '--reason", "--reason must say something");
    }

    @Test
    void aRehearsalNeedsAnotherQueue() {
        assertThat(execute("dlq", "replay", "ticket-service-payment-succeeded", "--reason", "a test", "--keep"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--keep needs --to");
    }

    @Test
    void aMisspeltOptionIsRefusedWithAHint() {
        assertThat(execute("dlq", "lst")).isEqualTo(2);
        assertThat(err.toString()).contains("lst", "list");
    }

    @Test
    void republishWantsRegistrationsOrATime() {
        assertThat(execute("republish")).isEqualTo(2);
        assertThat(execute("republish", "REG#1", "--since", "PT2H")).isEqualTo(2);
        assertThat(execute("republish", "--since", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("name registrations, or a time", "yesterday is neither an instant");
    }

    @Test
    void reconcileWantsRegistrationsOrAPeriod() {
        assertThat(execute("reconcile", "REG#1")).isEqualTo(2);
        assertThat(execute("reconcile", "--until", "PT1H")).isEqualTo(2);
        assertThat(execute("reconcile", "--since", "P32D")).isEqualTo(2);
        assertThat(execute("reconcile", "--since", "PT1H", "--until", "PT2H")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "REG#1 is not a registration id",
                        "name registrations, or a time with --since",
                        "--since is before --until, and at most 31 days before it");
    }

    @Test
    void anEnvironmentThatIsNoPartOfANameIsRefused() {
        assertThat(execute("dlq", "list", "--env", "no such/environment")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("""
                usher: --env must be letters, digits, hyphens and underscores, such as prod or local
                """);
    }

    @Test
    void rebuildWantsAPartAndAnEvent() {
        assertThat(execute("rebuild", "--event", "5c0a1f7e-1111-4d6b-8f00-0000000000a1"))
                .isEqualTo(2);
        assertThat(execute("rebuild", "door")).isEqualTo(2);
        assertThat(execute("rebuild", "payments", "--event", "5c0a1f7e-1111-4d6b-8f00-0000000000a1"))
                .isEqualTo(2);
        assertThat(execute("rebuild", "door", "--event", "tonight")).isEqualTo(2);
        assertThat(err.toString()).contains("tonight is not an event id");
    }

    @Test
    void onlyAnAddressCanBeAllowed() {
        assertThat(execute("mail", "allow")).isEqualTo(2);
        assertThat(execute("mail", "allow", "Ada <ada@example.org>")).isEqualTo(2);
        assertThat(err.toString()).contains("This is no address such as ada@example.org");
    }

    @Test
    void aPauseWantsAReason() {
        assertThat(execute("pause", "ticket-service-ticket-mail", "--local")).isEqualTo(2);
        assertThat(execute("resume")).isEqualTo(2);
        assertThat(err.toString()).contains("say why, with --reason");
    }

    @Test
    void orderWantsARegistrationOrAsksForThoseWithoutTickets() {
        assertThat(execute("order")).isEqualTo(2);
        assertThat(execute("order", "REG#1")).isEqualTo(2);
        assertThat(execute("order", "REG#0f8fad5b-d9cb-469f-a165-70867728950e", "--without-tickets"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("name one registration, or say --without-tickets");
    }

    private int execute(String... arguments) {
        return UsherCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
