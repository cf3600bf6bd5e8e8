package dev.usher.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void aPortSomebodyListensOnIsNotFreeAndItsUserIsNamed() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Ports.describe(port))
                    .isEqualTo("port %d is used by java (pid %d)"
                            .formatted(port, ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFreePortCanBeListenedOn() throws IOException {
        int port = Ports.free();

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
