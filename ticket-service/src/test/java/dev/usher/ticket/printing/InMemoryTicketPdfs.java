package dev.usher.ticket.printing;

import dev.usher.platform.testing.Fake;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// PDFs without S3. Its URLs lead nowhere; that they work is S3's to show.
@Fake
public final class InMemoryTicketPdfs implements TicketPdfs {
    private final Map<String, byte[]> objects = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();

    @Override
    public synchronized void put(String key, byte[] pdf, String contentHash) {
        objects.put(key, pdf);
        hashes.put(key, contentHash);
    }

    @Override
    public synchronized Optional<String> contentHash(String key) {
        return Optional.ofNullable(hashes.get(key));
    }

    @Override
    public synchronized void delete(Collection<String> keys) {
        objects.keySet().removeAll(keys);
        hashes.keySet().removeAll(keys);
    }

    @Override
    public URI downloadUrl(String key, String fileName, Duration validity) {
        return URI.create("http://s3.invalid/" + key + "?seconds=" + validity.toSeconds());
    }

    /// Everything that is kept.
    public synchronized Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }
}
