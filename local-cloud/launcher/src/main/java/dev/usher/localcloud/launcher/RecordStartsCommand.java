package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.StartCache;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts everything once and ends it, so that each program writes its start cache.
@Command(
        name = "record-starts",
        mixinStandardHelpOptions = true,
        description = "Starts everything once, with " + StartCache.RECORDING + "=1, so that later starts are faster.")
final class RecordStartsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        if (!"1".equals(System.getenv(StartCache.RECORDING))) {
            System.err.println("Set " + StartCache.RECORDING + "=1: children inherit it.");
            return 2;
        }
        try (var stack = Stack.builder().start()) {
            stack.token("ada");
        }
        return 0;
    }
}
