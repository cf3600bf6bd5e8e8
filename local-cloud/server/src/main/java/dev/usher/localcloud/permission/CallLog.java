package dev.usher.localcloud.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Writes down what services call, each kind of call once: `granted payment-service table/events dynamodb:GetItem`,
/// or `denied` and the same. Thread-safe. A line is in the file as soon as the call goes on, so a `kill -9`
/// loses none.
public final class CallLog {

    private final @Nullable Path file;
    private final Map<Call, LongAdder> counts = new ConcurrentHashMap<>();

    /// A log of this process.
    ///
    /// @param directory gets a separate file for this process; if absent, nothing is written
    public CallLog(@Nullable Path directory) {
        this.file = directory == null
                ? null
                : directory.resolve(ProcessHandle.current().pid() + ".calls");
    }

    void note(boolean isGranted, String service, String resource, String action) {
        if (file == null) {
            return;
        }
        var call = new Call(isGranted, service, resource, action);
        var count = counts.get(call);
        if (count == null) {
            var first = new LongAdder();
            count = counts.putIfAbsent(call, first);
            if (count == null) {
                count = first;
                append(file, call);
            }
        }
        count.increment();
    }

    /// Writes down beside the calls how often each was made: `12 granted payment-service table/events
    /// dynamodb:GetItem`.
    public void writeCounts() {
        if (file == null || counts.isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        counts.forEach((call, count) -> lines.add(count.sum() + " " + call));
        try {
            Files.write(Path.of(file + ".counts"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write beside " + file, e);
        }
    }

    private static synchronized void append(Path file, Call call) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, call + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file, e);
        }
    }

    private record Call(boolean isGranted, String service, String resource, String action) {
        @Override
        public String toString() {
            return (isGranted ? "granted " : "denied ") + service + " " + resource + " " + action;
        }
    }
}
