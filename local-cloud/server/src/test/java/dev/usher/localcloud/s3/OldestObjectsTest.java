package dev.usher.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldestObjectsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenFirstGoesUntilTheRestFits() throws IOException {
        Path newest = object("tickets/a.pdf", 3);
        Path oldest = object("tickets/b.pdf", 1);
        Path middle = object("orders/c.pdf", 2);

        OldestObjects.deleteBeyond(25, folder);

        assertThat(oldest).doesNotExist();
        assertThat(middle).exists();
        assertThat(newest).exists();
    }

    @Test
    void whatFitsStays() throws IOException {
        Path only = object("a.pdf", 1);

        OldestObjects.deleteBeyond(10, folder);

        assertThat(only).exists();
    }

    /// Ten bytes.
    private Path object(String name, int writtenAt) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[10]);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(writtenAt));
    }
}
