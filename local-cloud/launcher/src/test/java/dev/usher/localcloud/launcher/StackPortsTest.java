package dev.usher.localcloud.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StackPortsTest {

    @Test
    void theUsualPortsAreThoseOfTheDocumentation() {
        var ports = StackPorts.usual(Map.of());

        assertThat(ports.of("edge")).isEqualTo(8080);
        assertThat(ports.of("validation-service")).isEqualTo(8083);
        assertThat(ports.of("s3")).isEqualTo(8095);
    }

    @Test
    void aSettingChangesOnePort() {
        var ports = StackPorts.usual(Map.of("USHER_PORT_SIGN_IN", "9091"));

        assertThat(ports.of("sign-in")).isEqualTo(9091);
        assertThat(ports.of("stripe")).isEqualTo(8090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "edge", "0", "-1", "65536", "80 80", "8080x"})
    void whatIsNoPortIsRefusedByTheSettingsName(String value) {
        assertThatThrownBy(() -> StackPorts.usual(Map.of("USHER_PORT_SIGN_IN", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("USHER_PORT_SIGN_IN must be a port from 1 to 65535");
    }

    @Test
    void aBusyPortIsReportedWithItsUserAndTheSettingAndCanBeAvoided() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int busy = socket.getLocalPort();
            var ports = new StackPorts(Map.of("edge", busy));

            assertThat(ports.conflicts())
                    .containsExactly(
                            "port %d is used by java (pid %d); choose another for edge with USHER_PORT_EDGE=<port>"
                                    .formatted(busy, ProcessHandle.current().pid()));
            assertThat(ports.avoidingConflicts().conflicts()).isEmpty();
        }
    }

    @Test
    void freePortsAreAllDifferent() {
        assertThat(StackPorts.free().byName().values()).doesNotHaveDuplicates().hasSize(13);
    }

    @Test
    void furtherInstancesGetFreePortsAndTheFirstKeepsItsOwn() {
        var ports = StackPorts.usual(Map.of()).with(List.of("payment-service", "payment-service-2"));

        assertThat(ports.of("payment-service")).isEqualTo(8081);
        assertThat(ports.byName().values()).doesNotHaveDuplicates().hasSize(14);
    }
}
