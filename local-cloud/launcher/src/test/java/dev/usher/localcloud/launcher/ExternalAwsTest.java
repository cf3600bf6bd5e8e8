package dev.usher.localcloud.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.localcloud.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalAwsTest {

    @Test
    void theSettingNamesOneAddressForAllServices() {
        assertThat(ExternalAws.named(Map.of("USHER_AWS_ENDPOINT", " http://localhost:4566/ ")))
                .contains(URI.create("http://localhost:4566"));
        assertThat(ExternalAws.named(Map.of("USHER_AWS_ENDPOINT", ""))).isEmpty();
        assertThat(ExternalAws.named(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "4566", "ftp://localhost", "http://localhost:4566/queue"})
    void anythingElseIsRefusedWithAnExample(String value) {
        assertThatThrownBy(() -> ExternalAws.named(Map.of("USHER_AWS_ENDPOINT", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("USHER_AWS_ENDPOINT=" + value + " is not an address such as http://localhost:4566");
    }

    @Test
    void nothingIsStartedIfNothingListensThere() {
        var nowhere = URI.create("http://localhost:" + Ports.free());

        assertThatThrownBy(() -> Stack.builder().externalAws(nowhere).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing answers at " + nowhere
                        + ": start LocalStack with make localstack, or unset USHER_AWS_ENDPOINT");
    }

    @Test
    void localCloudGetsTheAddressAndTheEnvironment() {
        var options = LocalCloudOptions.inMemory(Path.of("run"))
                .withAws(URI.create("http://localhost:4566"))
                .withEnvironment("run-1");

        assertThat(options.arguments(Path.of("classpath.txt")))
                .contains("--aws=http://localhost:4566", "--env=run-1")
                .doesNotContain("--enforce-permissions");
    }

    @Test
    void thePortsOfOurOwnAwsAreNotNeeded() {
        assertThat(StackPorts.usual(Map.of()).withoutAws().byName())
                .doesNotContainKeys("sqs", "sns", "dynamodb", "s3")
                .hasSize(9);
    }
}
