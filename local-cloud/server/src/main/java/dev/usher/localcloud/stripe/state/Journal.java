package dev.usher.localcloud.stripe.state;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The file that lets documents outlive the process: one line for each change, the last line for an id
/// wins.
///
/// A line is handed to the operating system before `append` returns, so it survives `kill -9`; a line that
/// was cut in two by it is ignored. Opening rewrites the file to one line for each document, through a
/// rename.
final class Journal implements AutoCloseable {

    private static final Journal NONE = new Journal(null);

    private final @Nullable BufferedWriter writer;

    private Journal(@Nullable BufferedWriter writer) {
        this.writer = writer;
    }

    /// A journal that forgets.
    static Journal none() {
        return NONE;
    }

    /// Hands over every line there is, oldest first; a document that changed comes several times.
    static void read(Path file, Consumer<String> reader) {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.filter(line -> line.endsWith("}")).forEach(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    /// Begins a journal that holds these documents already.
    ///
    /// @param documents as JSON, one line each
    static Journal open(Path file, Stream<String> documents) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var out = Files.newBufferedWriter(fresh)) {
                for (var each = documents.iterator(); each.hasNext(); ) {
                    out.write(each.next());
                    out.newLine();
                }
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            // Not through a channel: an interrupted thread would close it for everybody.
            var stream = new FileOutputStream(file.toFile(), true);
            return new Journal(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    void append(String document) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(document);
            writer.newLine();
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the stand-in's state", failure);
        }
    }

    @Override
    public void close() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot close the stand-in's state", failure);
        }
    }
}
