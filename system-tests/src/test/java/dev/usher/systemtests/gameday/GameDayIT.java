package dev.usher.systemtests.gameday;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.OnOwnStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever breaks, its alarm fires, and the commands that the runbook prints for that alarm restore everything. These
/// three use what the others do, too; `-Dgameday.all=true` and `.ci/full` break everything.
@OnOwnStack
class GameDayIT {
    private static final Duration MINUTE = Duration.ofSeconds(3);
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Shop.open(ProjectLayout.find().logs().resolve("gameday"), MINUTE);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    static List<Fault> faults() {
        return Boolean.getBoolean("gameday.all")
                ? List.of(Fault.values())
                : List.of(Fault.POISONED_TEMPLATE, Fault.EXPIRED_KEY, Fault.LOST_MESSAGE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itsAlarmFiresAndTheRunbookRestoresEverything(Fault fault) {
        var evening = new Evening(shop, fault, MINUTE, System.out);

        evening.breakSomething(2);
        Duration restored = evening.restoreByRunbook();

        System.out.println(fault + " was restored after " + restored.toSeconds() + " s");
    }
}
