package dev.usher.payment.republish;

import dev.usher.contracts.message.Envelope;
import java.time.Instant;
import java.util.List;

/// The requests of operations, and the outbox. Every method may throw if the store cannot be reached;
/// repeating it is safe.
interface RepublishStore {
    /// Requests that nobody has answered, the oldest first.
    List<RepublishRequest> open(int most);

    /// Answers a request, unless another instance did.
    void answer(RepublishRequest request, RepublishAnswer answer, Instant now);

    /// Puts a message into the outbox, whether or not it was published before.
    void publishAgain(Envelope envelope);
}
