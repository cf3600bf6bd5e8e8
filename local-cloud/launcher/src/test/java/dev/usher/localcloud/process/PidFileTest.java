package dev.usher.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {

    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");

    @BeforeEach
    void namePath() {
        path = directory.resolve("folder").resolve("some.pid");
    }

    @Test
    void findsTheProcessThatWasWritten() {
        var file = new PidFile(path);

        file.write(ProcessHandle.current());

        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void aProcessThatOnlyHasTheSameIdIsNotFound() throws IOException {
        var file = new PidFile(path);
        file.write(ProcessHandle.current());

        Files.writeString(path, ProcessHandle.current().pid() + " 1");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void nothingRunsWhenNothingWasWrittenOrTheFileWasCutOff() throws IOException {
        var file = new PidFile(path);

        assertThat(file.running()).isEmpty();
        file.write(ProcessHandle.current());
        Files.writeString(path, "12");
        assertThat(file.running()).isEmpty();
    }
}
