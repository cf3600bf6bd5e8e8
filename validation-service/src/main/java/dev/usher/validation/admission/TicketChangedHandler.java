package dev.usher.validation.admission;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.TicketChange;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// Makes revoked, restored, renamed, reissued and transferred tickets known at the door.
@Singleton
final class TicketChangedHandler implements MessageHandler {
    private final AdmissionStore store;
    private final Clock clock;

    TicketChangedHandler(AdmissionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String queue() {
        return "validation-service-ticket-changed";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case TicketChange change -> {
                Instant now = clock.instant();
                TicketNews.of(change).forEach(news -> store.learn(news, now));
                yield new Verdict.Done();
            }
            case Message other ->
                new Verdict.Unprocessable("this queue is for changed tickets, not "
                        + envelope.type().wireName() + " of " + other.subject());
        };
    }
}
