package dev.usher.localcloud.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .containsExactlyInAnyOrder(Part.STRIPE, Part.SIGN_IN, Part.SMTP, Part.MAILBOX, Part.EDGE);
        assertThat(LocalCloudCommand.parts(List.of(Part.SQS, Part.EDGE), true)).containsExactly(Part.EDGE);
    }
}
