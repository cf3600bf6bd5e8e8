package dev.usher.payment.republish;

import dev.usher.contracts.message.Envelope;
import java.time.Instant;
import java.util.List;

/// Stores operators' requests to publish messages again, and puts those messages into the outbox. Every method
/// may throw if the store cannot be reached; repeating it is safe.
interface RepublishStore {
    /// Requests without an answer, the oldest first.
    List<RepublishRequest> open(int most);

    /// Answers a request, unless another instance has answered it.
    void answer(RepublishRequest request, RepublishAnswer answer, Instant now);

    /// Puts a message into the outbox, even if it was published before.
    void publishAgain(Envelope envelope);
}
