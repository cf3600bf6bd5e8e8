package dev.usher.ticket.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.contracts.message.TicketUsed;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.platform.messaging.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Reports of the door, on the fake and on DynamoDB.
abstract class TicketUsesContract {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");

    private final TicketId id = new TicketId(UUID.randomUUID());

    abstract TicketUses uses();

    @Test
    void aTicketThatAdmittedAndDoesNotAdmitAgainIsSpent() {
        assertThat(uses().isSpent(id)).isFalse();
        learn(new Use(id, true, true, 2));
        assertThat(uses().isSpent(id)).isFalse();
        learn(new Use(id, true, false, 3));
        assertThat(uses().isSpent(id)).isTrue();
        learn(new Use(id, false, true, 4));
        assertThat(uses().isSpent(id)).as("its entry was taken back").isFalse();
    }

    @Test
    void whatIsToldLateOrTwiceChangesNothing() {
        learn(new Use(id, true, false, 3));
        learn(new Use(id, false, true, 2));
        learn(new Use(id, true, false, 3));

        assertThat(uses().isSpent(id)).isTrue();
    }

    @Test
    void aMessageOfAnotherKindIsParked() {
        var released = new RegistrationReleased(new RegistrationId(UUID.randomUUID()), NOW);

        assertThat(new TicketUsedHandler(uses()).handle(Envelope.of(NOW, released)))
                .isInstanceOf(Verdict.Unprocessable.class);
    }

    private void learn(Use use) {
        var message = new TicketUsed(new EventId(UUID.randomUUID()), 1, List.of(use), NOW);
        assertThat(new TicketUsedHandler(uses()).handle(Envelope.of(NOW, message)))
                .isEqualTo(new Verdict.Done());
    }
}
