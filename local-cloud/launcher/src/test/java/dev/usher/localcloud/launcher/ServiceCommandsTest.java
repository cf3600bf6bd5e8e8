package dev.usher.localcloud.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceCommandsTest {

    private static final StackPorts PORTS = new StackPorts(Map.of(
            "payment-service", 8081,
            "payment-service-2", 8181,
            "validation-service", 8083));

    @TempDir
    private Path root;

    @Test
    void theFirstInstanceHasTheNameOfTheService() {
        assertThat(ServiceCommands.instanceNames("payment-service", 3))
                .isEqualTo(List.of("payment-service", "payment-service-2", "payment-service-3"));
    }

    @Test
    void everyInstanceHasItsOwnNameAndPortAndTheSettingsOfTheService() throws IOException {
        var settings = Map.of(
                "payment-service", Map.of("HOLD", "all", "PACE", "slow"),
                "payment-service-2", Map.of("PACE", "fast"));

        var first = commands(settings).command("payment-service", "payment-service", Map.of("USHER_ENV", "local"));
        var second = commands(settings).command("payment-service", "payment-service-2", Map.of("USHER_ENV", "local"));

        assertThat(first.name()).isEqualTo("payment-service");
        assertThat(first.environment()).containsEntry("MICRONAUT_SERVER_PORT", "8081");
        assertThat(first.environment()).containsEntry("HOLD", "all").containsEntry("PACE", "slow");
        assertThat(second.name()).isEqualTo("payment-service-2");
        assertThat(second.environment()).containsEntry("MICRONAUT_SERVER_PORT", "8181");
        assertThat(second.environment()).containsEntry("HOLD", "all").containsEntry("PACE", "fast");
        assertThat(second.environment())
                .containsEntry("USHER_ENV", "local")
                .containsEntry("AWS_ACCESS_KEY_ID", "paymentservice")
                .containsEntry("STRIPE_API_KEY", "sk_test_1");
    }

    @Test
    void theGateKnowsItsDevicesByTheAddressThatTheEdgeSaw() throws IOException {
        var command = commands(Map.of()).command("validation-service", "validation-service", Map.of());

        assertThat(command.environment())
                .containsEntry("DEVICE_ADDRESS_HEADER", "X-Forwarded-For")
                .containsEntry("DEVICE_REQUESTS_PER_MINUTE", "1000000")
                .containsKey("TICKET_PUBLIC_KEYS");
    }

    private ServiceCommands commands(Map<String, Map<String, String>> settings) throws IOException {
        for (var service : List.of("payment-service", "validation-service")) {
            var target = Files.createDirectories(root.resolve(service).resolve("target"));
            Files.write(target.resolve(service + ".jar"), new byte[0]);
        }
        var secrets = Secrets.keptIn(root.resolve("secrets.properties"));
        return new ServiceCommands(
                new ProjectLayout(root),
                Map.of(),
                PORTS,
                secrets,
                Map.of("STRIPE_API_KEY", "sk_test_1"),
                settings,
                JavaCommand.SMALL);
    }
}
