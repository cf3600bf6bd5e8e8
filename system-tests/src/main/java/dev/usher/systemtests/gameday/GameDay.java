package dev.usher.systemtests.gameday;

import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/// `make gameday SEED=n`: breaks a running Usher in one of several ways, shows the alarm that fires, and ends when
/// somebody has restored it. The status is 0 only then.
final class GameDay {
    private static final int WRONG_USE = 64;
    private static final int MOST_SEATS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final long seed;
    private final boolean isByRunbook;
    private final Duration minute;

    private GameDay(long seed, boolean isByRunbook, Duration minute) {
        this.seed = seed;
        this.isByRunbook = isByRunbook;
        this.minute = minute;
    }

    public static void main(String[] args) throws InterruptedException {
        long first = 1;
        long last = 1;
        boolean isByRunbook = false;
        Duration minute = Duration.ofSeconds(3);
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--by-runbook" -> isByRunbook = true;
                    case "--minute" -> minute = Duration.parse(args[++i]);
                    default -> {
                        String[] range = args[i].split("-", 2);
                        first = Long.parseLong(range[0]);
                        last = range.length == 1 ? first : Long.parseLong(range[1]);
                    }
                }
            }
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: make gameday SEED=n [ARGS=\"--by-runbook --minute PT3S\"];"
                    + " with --by-runbook also SEED=1-20");
            System.exit(WRONG_USE);
        }
        System.exit(run(first, last, isByRunbook, minute) ? 0 : 1);
    }

    /// All seeds on one Usher, unless one of them is not restored.
    private static boolean run(long first, long last, boolean isByRunbook, Duration minute)
            throws InterruptedException {
        System.out.println("Usher starts ...");
        try (Shop shop = Shop.open(ProjectLayout.find().root().resolve("build/gameday/logs"), minute)) {
            for (long seed = first; seed <= last; seed++) {
                if (!new GameDay(seed, isByRunbook, minute).run(shop)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The same for the same seed.
    static Fault faultOf(SplittableRandom random) {
        Fault[] all = Fault.values();
        return Objects.requireNonNull(all[random.nextInt(all.length)]);
    }

    private boolean run(Shop shop) throws InterruptedException {
        var random = new SplittableRandom(seed);
        Fault fault = faultOf(random);
        System.out.printf("%nGame day, seed %d. Tickets are sold ...%n", seed);
        try {
            var evening = new Evening(shop, fault, minute, System.out);
            var alarm = evening.breakSomething(1 + random.nextInt(MOST_SEATS));
            Duration alarmed = evening.lasted();
            Duration restored = isByRunbook ? evening.restoreByRunbook() : restoredByPerson(evening, shop);
            System.out.printf(
                    "%nseed %d: %s, alarm %s after %d s, restored after %d s%n",
                    seed,
                    fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    alarm.alarm().source(),
                    alarmed.toSeconds(),
                    restored.toSeconds());
            return true;
        } catch (RuntimeException e) {
            System.out.printf("%nseed %d: %s was not restored: %s%n", seed, fault, e);
            return false;
        }
    }

    /// Lets a person type, and looks each second whether all is well.
    private static Duration restoredByPerson(Evening evening, Shop shop) throws InterruptedException {
        System.out.printf(
                "%nBuyers ask where their tickets are: %s%n",
                shop.withoutTickets().stream().map(Shop.Order::registrationId).toList());
        System.out.println("usher … and aws … are as in docs/runbook.md; fix, status, hint, quit.");
        Thread terminal = Thread.ofPlatform().daemon().start(() -> read(evening));
        while (!evening.isOver()) {
            if (!terminal.isAlive()) {
                throw new IllegalStateException("nobody types any more");
            }
            Thread.sleep(PAUSE);
        }
        return evening.lasted();
    }

    private static void read(Evening evening) {
        var lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.strip();
                switch (command) {
                    case "quit" -> {
                        return;
                    }
                    case "fix" -> evening.fix();
                    case "status" -> evening.showStatus();
                    case "hint" -> evening.showRunbook();
                    case "" -> {}
                    default -> evening.type(command);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
