package dev.usher.localcloud.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What to start: one main class on the JDK of this process.
///
/// @param name names the log file and the pid file
/// @param classPath as `java -cp` takes it
/// @param environment added to this process's own, which the child inherits
public record JavaCommand(
        String name,
        String mainClass,
        String classPath,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment) {

    /// What every process of ours runs smaller with, and without the warnings of JDK 25.
    public static final List<String> LASTING = List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC");

    /// The same for processes that end before the second compiler would pay off: they start faster.
    public static final List<String> SMALL = Stream.concat(LASTING.stream(), Stream.of("-XX:TieredStopAtLevel=1"))
            .toList();

    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    List<String> commandLine(String agent) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.add(agent);
        line.add("-cp");
        line.add(classPath);
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }
}
