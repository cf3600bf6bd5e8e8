package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The AOT cache of one program (JEP 483, 514): the classes that a start loads, already parsed and linked. A
/// start with it takes a third less CPU.
///
/// A cache belongs to one build. The JVM compares the class path with the one that was recorded, jar by jar,
/// and starts without the cache if anything differs.
///
/// @param file may be missing; then the program starts without it
public record StartCache(Path file) {

    /// Set to `1`, every program that is started, here and by its children, records its cache and writes it
    /// when it ends.
    public static final String RECORDING = "USHER_RECORD_STARTS";

    /// The cache of what this file starts, beside it: that of `x.jar` is `x.aot`.
    public static StartCache of(Path jar) {
        var name = String.valueOf(jar.getFileName());
        return new StartCache(jar.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".aot"));
    }

    static boolean isRecording() {
        return "1".equals(System.getenv(RECORDING));
    }

    /// For the command line of the JVM. Without a cache: nothing.
    List<String> options() {
        try {
            if (isRecording()) {
                Files.deleteIfExists(file);
                return List.of("-XX:AOTCacheOutput=" + file);
            }
            return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + file, e);
        }
    }
}
