package dev.usher.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatIsStartedRunsUntilItIsClosed() {
        var process = JavaProcess.start(Sleeper.command("sleeper"), directory, directory);

        assertThat(process.await(PATIENCE, JavaProcessIT::readyPid)).isEqualTo(process.pid());
        process.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(directory.resolve("sleeper.pid")).doesNotExist();
    }

    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        var parent = JavaProcess.start(Sleeper.command("parent", directory.toString()), directory, directory);
        long childPid = parent.await(PATIENCE, JavaProcessIT::readyPid);
        var child = ProcessHandle.of(childPid).orElseThrow();

        parent.killForcibly();

        child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void whatAnEarlierRunLeftBehindIsEndedByItsPidFile() {
        var leftover = JavaProcess.start(Sleeper.command("leftover"), directory, directory);
        leftover.await(PATIENCE, JavaProcessIT::readyPid);

        PidFile.endAll(directory, PATIENCE);

        assertThat(leftover.isAlive()).isFalse();
        assertThat(directory.resolve("leftover.pid")).doesNotExist();
    }

    @Test
    void aProcessThatDiesBeforeItIsReadyIsReportedWithItsLog() {
        var command = new JavaCommand("broken", "does.not.Exist", "nowhere", List.of(), List.of(), Map.of());
        var process = JavaProcess.start(command, directory, directory);

        assertThatThrownBy(() -> process.await(PATIENCE, running -> Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken ended with status 1 before it was ready")
                .hasMessageContaining("does.not.Exist");
    }

    @Test
    void outputIsThatOfThisStartThoughTheLogFileIsShared() {
        for (int start = 0; start < 2; start++) {
            try (var process = JavaProcess.start(Sleeper.command("again"), directory, directory)) {
                process.await(PATIENCE, JavaProcessIT::readyPid);

                assertThat(process.output().lines().filter(line -> line.startsWith(Sleeper.READY)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void anUnusableCacheDoesNotPreventTheStart() throws Exception {
        var cache = directory.resolve("sleeper.aot");
        Files.writeString(cache, "not a cache");

        try (var process = JavaProcess.start(
                Sleeper.command("cached").withStartCache(StartCache.of(directory.resolve("sleeper.jar"))),
                directory,
                directory)) {
            assertThat(process.await(PATIENCE, JavaProcessIT::readyPid)).isEqualTo(process.pid());
        }
        assertThat(new StartCache(cache).options()).containsExactly("-XX:AOTCache=" + cache);
        assertThat(new StartCache(directory.resolve("missing.aot")).options()).isEmpty();
    }

    private static Optional<Long> readyPid(JavaProcess process) {
        return process.output()
                .lines()
                .filter(line -> line.startsWith(Sleeper.READY))
                .map(line -> Long.valueOf(line.substring(Sleeper.READY.length())))
                .findFirst();
    }
}
