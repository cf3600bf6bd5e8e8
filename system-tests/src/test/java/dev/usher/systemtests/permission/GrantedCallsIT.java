package dev.usher.systemtests.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.usher.contracts.topology.Permissions;
import dev.usher.systemtests.browser.NeedsChromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Compares what the services called in the tests of this run with what permissions.json grants them. The
/// build runs it after all other tests of this module; local-cloud has written the calls down.
class GrantedCallsIT {
    private static final Permissions PERMISSIONS = Permissions.load();

    private final Set<String> lines = new HashSet<>(read(Path.of(System.getProperty("usher.call-log", "missing"))));

    @Test
    void noServiceWantedMoreThanItIsGranted() {
        assumeTrue(!lines.isEmpty(), "no stack ran");

        assertThat(lines).filteredOn(line -> line.startsWith("denied ")).isEmpty();
    }

    /// Without a browser the tests of pages do not run.
    @Nested
    @NeedsChromium
    class OfAWholeRun {
        @Test
        void everythingThatIsGrantedIsCalledOrHasItsReason() {
            String chosen = System.getProperty("usher.chosen-tests", "");
            assumeTrue(chosen.isEmpty() || chosen.startsWith("${"), "only some tests ran");

            assertThat(uncalled())
                    .as("remove these grants from permissions.json, or say in notCalledInTests why they are needed")
                    .isEmpty();
        }
    }

    private Set<String> uncalled() {
        var uncalled = new TreeSet<String>();
        PERMISSIONS
                .services()
                .forEach((service, permissions) -> permissions
                        .grants()
                        .forEach((resource, actions) -> actions.stream()
                                .filter(action -> !permissions.mayStayUncalled(resource, action))
                                .map(action -> service + " " + resource + " " + action)
                                .filter(call -> !lines.contains("granted " + call))
                                .forEach(uncalled::add)));
        return uncalled;
    }

    private static List<String> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(GrantedCallsIT::linesOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
