package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Which ports JVMs of this machine have taken for what they are about to start: a lock on one byte of a file for each
/// port, which the system takes back when the JVM ends, however it ends. Thread-safe.
final class PortReservations {

    private final FileChannel file;

    private PortReservations(FileChannel file) {
        this.file = file;
    }

    static PortReservations ofThisUser() {
        return in(Path.of(System.getProperty("java.io.tmpdir"), "usher-ports-" + System.getProperty("user.name")));
    }

    static PortReservations in(Path file) {
        try {
            return new PortReservations(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        }
    }

    /// Reserves the port until this JVM ends.
    ///
    /// @return false if it is reserved already, by this JVM or by another
    boolean reserve(int port) {
        try {
            return file.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException oursAlready) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reserve port " + port, e);
        }
    }
}
