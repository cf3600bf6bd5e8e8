package dev.usher.validation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.operations.Rebuild;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.platform.testing.SliceTest;
import dev.usher.validation.event.InMemoryDoorEventStore;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SliceTest
class DoorRebuildTest {
    private final EventId eventId = new EventId(UUID.randomUUID());

    @Inject
    Rebuild rebuild;

    @Inject
    InMemoryDoorEventStore events;

    @AfterEach
    void bringBack() {
        events.areCopiesAway(false);
    }

    @Test
    void rulesThatCannotBeReadDoNotKeepTicketsLost() {
        events.areCopiesAway(true);

        assertThat(rebuild.restore(eventId, false, _ -> {})).isEqualTo(new Progress(0, 0, 1));
    }

    @Test
    void anEventWithoutRulesLacksNothing() {
        assertThat(rebuild.restore(eventId, false, _ -> {})).isEqualTo(Progress.NONE);
    }
}
