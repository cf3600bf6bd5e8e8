package dev.usher.ticket.issuing;

import java.net.URI;
import java.time.Duration;

/// Keeps the PDFs.
public interface TicketPdfs {
    /// Stores a PDF durably, in place of what the key held before.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void put(String key, byte[] pdf);

    /// An address from which anybody who holds it can download the PDF until it ends. Made without a
    /// network call.
    ///
    /// @param fileName what the browser saves it as
    URI downloadUrl(String key, String fileName, Duration validity);
}
