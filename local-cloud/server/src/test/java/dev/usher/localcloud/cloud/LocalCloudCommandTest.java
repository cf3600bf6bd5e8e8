package dev.usher.localcloud.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalCloudCommandTest {

    @Test
    void aServiceMayHaveSeveralAddresses() {
        var parsed = LocalCloudCommand.commandLine()
                .parseArgs(
                        "--service=payment-service=http://127.0.0.1:1,http://127.0.0.1:2",
                        "--service=ticket-service=http://127.0.0.1:3");

        Map<String, Object> services = parsed.matchedOptionValue("--service", Map.of());

        assertThat(services).hasSize(2);
        assertThat(services.get("payment-service"))
                .hasToString("Addresses[instances=[http://127.0.0.1:1, http://127.0.0.1:2]]");
        assertThat(services.get("ticket-service")).hasToString("Addresses[instances=[http://127.0.0.1:3]]");
    }

    @Test
    void anotherAwsReplacesOurOwnParts() {
        assertThat(LocalCloudCommand.parts(List.of(), false)).isEqualTo(EnumSet.allOf(Part.class));
        assertThat(LocalCloudCommand.parts(List.of(), true))
                .containsExactlyInAnyOrder(Part.STRIPE, Part.SIGN_IN, Part.SMTP, Part.MAILBOX, Part.TRACES, Part.EDGE);
        assertThat(LocalCloudCommand.parts(List.of(Part.SQS, Part.EDGE), true)).containsExactly(Part.EDGE);
    }

    @ParameterizedTest
    @CsvSource({
        "--webhooks-at-once=many, STRIPE_STUB_WEBHOOKS_AT_ONCE",
        "--webhook-first-pause=soon, STRIPE_STUB_FIRST_PAUSE",
        "--processing-time=4, STRIPE_STUB_PROCESSING_TIME"
    })
    void anUnreadableOptionIsRefusedByTheNameOfItsSettingToo(String argument, String setting) {
        var err = new StringWriter();

        var status = LocalCloudCommand.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(argument);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).startsWith(setting + " ");
    }
}
