package dev.usher.localcloud.stripe.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The static files of the pages, from the class path.
@Singleton
final class PageFiles {

    byte[] read(String name) {
        try (var stream = PageFiles.class.getResourceAsStream("/stripe-stand-in/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The stand-in was built without " + name);
            }
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
