package dev.usher.localcloud.cloud;

import static org.assertj.core.api.Assertions.assertThat;

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
}
