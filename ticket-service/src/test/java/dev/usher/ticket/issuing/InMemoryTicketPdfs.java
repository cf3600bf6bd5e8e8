package dev.usher.ticket.issuing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// PDFs without S3. Its URLs lead nowhere; that they work is S3's to show.
public final class InMemoryTicketPdfs implements TicketPdfs {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public void put(String key, byte[] pdf) {
        objects.put(key, pdf);
    }

    @Override
    public URI downloadUrl(String key, String fileName, Duration validity) {
        return URI.create("http://s3.invalid/" + key + "?seconds=" + validity.toSeconds());
    }

    /// Everything that was put.
    public Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }
}
