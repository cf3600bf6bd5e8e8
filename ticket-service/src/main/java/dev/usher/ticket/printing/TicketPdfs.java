package dev.usher.ticket.printing;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Keeps the PDFs.
public interface TicketPdfs {
    /// Stores a PDF durably, replacing what the key held before.
    ///
    /// @param contentHash identifies what is printed on it, so that an unchanged document is not rendered again
    /// @throws RuntimeException if the store cannot be reached; repeating is safe. The same goes for the other
    ///     methods
    void put(String key, byte[] pdf, String contentHash);

    /// The content hash of the PDF that the key holds, if it holds one.
    Optional<String> contentHash(String key);

    /// Removes the PDFs of these keys, so that their URLs stop working. Keys without a PDF are fine.
    void delete(Collection<String> keys);

    /// A URL from which anyone who has it can download the PDF until it expires. Made without a
    /// network call.
    ///
    /// @param fileName what the browser saves it as
    URI downloadUrl(String key, String fileName, Duration validity);
}
