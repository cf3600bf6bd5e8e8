package dev.usher.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void noPortIsHandedOutTwice(@TempDir Path directory) {
        var reservations = PortReservations.in(directory.resolve("ports"));

        assertThat(reservations.reserve(20_001)).isTrue();
        assertThat(reservations.reserve(20_001)).isFalse();
        assertThat(reservations.reserve(20_002)).isTrue();
        assertThat(Stream.generate(Ports::free).limit(200)).doesNotHaveDuplicates();
    }

    @Test
    void aFreePortCanBeListenedOn() throws IOException {
        int port = Ports.free();

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
