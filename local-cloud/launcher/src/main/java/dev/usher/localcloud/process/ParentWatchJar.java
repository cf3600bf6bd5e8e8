package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Packs [ParentWatch] as an agent, so that a child's class path gets this one class and nothing else of
/// ours.
final class ParentWatchJar {

    private ParentWatchJar() {}

    /// The option that makes a child JVM end with this one.
    static String option(Path directory) throws IOException {
        var jar = directory.resolve("parent-watch.jar");
        var draft = Files.createTempFile(directory, "parent-watch", ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(draft), manifest());
                InputStream in = Objects.requireNonNull(ParentWatch.class.getResourceAsStream("ParentWatch.class"))) {
            out.putNextEntry(new JarEntry(ParentWatch.class.getName().replace('.', '/') + ".class"));
            in.transferTo(out);
        }
        // In one step, since another start may be reading it.
        Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
        return "-javaagent:" + jar + "=" + ProcessHandle.current().pid();
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), ParentWatch.class.getName());
        return manifest;
    }
}
