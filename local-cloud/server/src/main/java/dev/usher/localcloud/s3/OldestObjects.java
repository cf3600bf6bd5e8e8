package dev.usher.localcloud.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Bounds what the objects in a folder take on disk: those that were written first go, as a lifecycle rule would have
/// it.
final class OldestObjects {
    private OldestObjects() {}

    /// Deletes the oldest files below this folder until the others are not larger than this.
    static void deleteBeyond(long mostBytes, Path folder) {
        List<Stored> all = filesOf(folder);
        long sum = all.stream().mapToLong(Stored::size).sum();
        all.sort(Comparator.comparingLong(Stored::writtenAt));
        for (Stored oldest : all) {
            if (sum <= mostBytes) {
                return;
            }
            delete(oldest.file());
            sum -= oldest.size();
        }
    }

    private static List<Stored> filesOf(Path folder) {
        var all = new ArrayList<Stored>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                addTo(all, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void addTo(List<Stored> all, Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                all.add(new Stored(
                        file, attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException _) {
            // S3 deleted or moved it meanwhile.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param writtenAt in milliseconds
    private record Stored(Path file, long size, long writtenAt) {}
}
