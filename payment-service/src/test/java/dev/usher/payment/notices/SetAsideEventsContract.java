package dev.usher.payment.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.Samples;
import dev.usher.payment.notices.SetAsideEvents.SetAside;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of events that were set aside must do.
abstract class SetAsideEventsContract {
    private static final Instant LATER = Samples.NOW.plusSeconds(60);

    private String first = "";
    private String second = "";

    @BeforeEach
    void newIds() {
        first = "evt_" + UUID.randomUUID();
        second = "evt_" + UUID.randomUUID();
    }

    abstract SetAsideEvents store();

    @Test
    void whatIsSetAsideWaitsWithItsCauseTheLongestDueFirst() {
        store().put(first, "no status", Samples.NOW, LATER);
        store().put(second, "no amount", Samples.NOW, Samples.NOW);

        assertThat(store().waiting(1000))
                .filteredOn(event -> event.stripeEventId().equals(first)
                        || event.stripeEventId().equals(second))
                .containsExactly(
                        new SetAside(second, "no amount", 1, Samples.NOW, Samples.NOW),
                        new SetAside(first, "no status", 1, Samples.NOW, LATER));
        assertThat(store().waiting(1)).hasSize(1);
    }

    @Test
    void whatFailsAgainKeepsItsBeginningAndIsCounted() {
        store().put(first, "no status", Samples.NOW, Samples.NOW);

        store().put(first, "still none", LATER, LATER.plusSeconds(60));

        assertThat(store().waiting(1000))
                .contains(new SetAside(first, "still none", 2, Samples.NOW, LATER.plusSeconds(60)));
    }

    @Test
    void whatIsDoneIsForgotten() {
        store().put(first, "no status", Samples.NOW, Samples.NOW);

        store().remove(first);
        store().remove(first);

        assertThat(store().waiting(1000)).extracting(SetAside::stripeEventId).doesNotContain(first);
    }

    @Test
    void aLongCauseIsCut() {
        store().put(first, "x".repeat(100_000), Samples.NOW, Samples.NOW);

        assertThat(store().waiting(1000)).extracting(SetAside::stripeEventId).contains(first);
    }
}
