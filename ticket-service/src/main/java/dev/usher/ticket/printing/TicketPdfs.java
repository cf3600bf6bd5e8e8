package dev.usher.ticket.printing;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Keeps the PDFs.
public interface TicketPdfs {
    /// Stores a PDF durably, in place of what the key held before.
    ///
    /// @param contentHash names what is printed on it, so that an unchanged document is not made again
    /// @throws RuntimeException if the store cannot be reached; repeating is safe. Likewise below
    void put(String key, byte[] pdf, String contentHash);

    /// The content hash of the PDF that the key holds, if it holds one.
    Optional<String> contentHash(String key);

    /// Removes the PDFs of these keys, so that no URL of them works any more. Keys that hold none are fine.
    void delete(Collection<String> keys);

    /// An address from which anybody who holds it can download the PDF until it ends. Made without a
    /// network call.
    ///
    /// @param fileName what the browser saves it as
    URI downloadUrl(String key, String fileName, Duration validity);
}
