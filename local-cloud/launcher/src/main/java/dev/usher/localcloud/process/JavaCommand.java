package dev.usher.localcloud.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to start: one main class on the JDK of this process.
///
/// @param name names the log file and the pid file
/// @param classPath as `java -cp` takes it
/// @param environment added to this process's own, which the child inherits
/// @param startCache makes the start faster, if it was recorded
public record JavaCommand(
        String name,
        String mainClass,
        String classPath,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment,
        @Nullable StartCache startCache) {

    /// Options that make each of our processes smaller, and silence the warnings of JDK 25.
    public static final List<String> LASTING = List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC");

    /// The same for processes that end before the second compiler would pay off: they start faster, and take less
    /// memory.
    public static final List<String> SMALL = Stream.concat(
                    LASTING.stream(), Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders"))
            .toList();

    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /// A command without a cache.
    public JavaCommand(
            String name,
            String mainClass,
            String classPath,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment) {
        this(name, mainClass, classPath, jvmOptions, arguments, environment, null);
    }

    /// The same command, started from this cache.
    public JavaCommand withStartCache(StartCache newStartCache) {
        return new JavaCommand(name, mainClass, classPath, jvmOptions, arguments, environment, newStartCache);
    }

    List<String> commandLine(String agent) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        if (startCache != null) {
            line.addAll(startCache.options());
        }
        line.add(agent);
        line.add("-cp");
        line.add(classPath);
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }
}
