package dev.usher.ticket.issuing;

import dev.usher.ticket.printing.TicketPdfs;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Walks into a trap.
record TrappedPdfs(TicketPdfs working, Trap trap) implements TicketPdfs {
    @Override
    public void put(String key, byte[] pdf, String contentHash) {
        trap.step(() -> {
            working.put(key, pdf, contentHash);
            return true;
        });
    }

    @Override
    public Optional<String> contentHash(String key) {
        return trap.step(() -> working.contentHash(key));
    }

    @Override
    public void delete(Collection<String> keys) {
        trap.step(() -> {
            working.delete(keys);
            return true;
        });
    }

    @Override
    public URI downloadUrl(String key, String fileName, Duration validity) {
        return working.downloadUrl(key, fileName, validity);
    }
}
