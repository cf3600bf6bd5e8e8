package dev.usher.systemtests.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.systemtests.operations.Runbook;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GameDayTest {
    @Test
    void twentySeedsBreakEverything() {
        assertThat(LongStream.rangeClosed(1, 20).mapToObj(seed -> GameDay.faultOf(new SplittableRandom(seed))))
                .contains(Fault.values());
    }

    @Test
    void theRunbookHasTheAlarmOfEachFault() {
        assertThat(Fault.values())
                .allSatisfy(fault -> assertThat(Runbook.read().alarms()).containsKey(fault.alarm()));
    }
}
