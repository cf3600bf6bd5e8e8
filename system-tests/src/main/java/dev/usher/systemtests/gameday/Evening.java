package dev.usher.systemtests.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.gameday.AlarmWatch.Firing;
import dev.usher.systemtests.gameday.Shop.Order;
import dev.usher.systemtests.operations.Runbook;
import dev.usher.systemtests.operations.Shell;
import dev.usher.systemtests.operations.Shell.Typed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing breaks while tickets are sold, and somebody restores it. Not thread-safe.
final class Evening {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES_OF_ALARMS = 10;

    private final Shop shop;
    private final Fault fault;
    private final AlarmWatch watch;
    private final Invariants invariants;
    private final Shell shell;
    private final Runbook runbook = Runbook.read();
    private final PrintStream out;

    /// Longer than any alarm takes.
    private final Duration patience;

    private Fault.Repair repair = Fault.Repair.NONE;
    private Instant broken = Instant.EPOCH;
    private @Nullable Firing alarm;

    /// @param minute how long a minute of the alarms takes
    Evening(Shop shop, Fault fault, Duration minute, PrintStream out) {
        this.shop = shop;
        this.fault = fault;
        this.watch = new AlarmWatch(shop.services(), minute);
        this.invariants = new Invariants(shop);
        this.shell = new Shell(shop.stack().localCloud());
        this.out = out;
        this.patience = minute.multipliedBy(MINUTES_OF_ALARMS).plusMinutes(3);
    }

    /// Sells tickets, gives the money of an order back, and breaks something; returns when its alarm fires.
    ///
    /// @param seats of the order that is hit
    Firing breakSomething(int seats) {
        String eventId = shop.newEvent();
        Order first = shop.buy(eventId, 1);
        Order second = shop.buy(eventId, 2);
        Patience.until(
                "tickets are sold",
                () -> Optional.of(shop)
                        .filter(it -> it.tickets(first).size() == 1)
                        .filter(it -> it.tickets(second).size() == 2 && it.mails(second) == 1 && it.mails(first) == 1));
        watch.look();
        broken = Instant.now();
        repair = fault.strike(shop, watch, seats);
        shop.refund(first);
        Firing firing = Patience.until(
                "its alarm fires",
                patience,
                () -> watch.look().stream()
                        .filter(any -> any.alarm().source().equals(fault.alarm()))
                        .findFirst());
        alarm = firing;
        say("%n%s  %s%n    %s%n    %s is %s, %d s after it broke%n"
                .formatted(
                        firing.alarm().severity().equals("page") ? "PAGE" : "TICKET",
                        firing.alarm().source(),
                        firing.alarm().description(),
                        firing.series(),
                        firing.value(),
                        Duration.between(broken, Instant.now()).toSeconds()));
        return firing;
    }

    /// Does what the runbook says about the alarm, literally, and waits until all is well.
    ///
    /// @return how long it took, from the moment at which it broke
    Duration restoreByRunbook() {
        String name =
                Objects.requireNonNull(alarm, "an alarm has fired").alarm().source();
        Runbook.Section section = Objects.requireNonNull(runbook.alarms().get(name), name);
        // Who looks for dead letters reads which there are.
        boolean isOfLetters = (section.look() + section.type()).contains("QUEUE");
        Map<String, String> values = placeholders(isOfLetters);
        Runbook.commands(section.look()).forEach(command -> type(command, values));
        say("    (mended: %s)%n".formatted(fault.repair()));
        repair.apply();
        for (String command : section.commandsFor(values.getOrDefault("REASON", ""))) {
            Typed typed = type(command, values);
            if (typed.status() != 0) {
                throw new IllegalStateException(command + " ended with status " + typed.status());
            }
        }
        return awaitOrder();
    }

    /// What is not as it must be, for a person to look at.
    void showStatus() {
        watch.look()
                .forEach(firing -> say("    firing: %s, %s is %s%n"
                        .formatted(firing.alarm().source(), firing.series(), firing.value())));
        invariants.broken().forEach(sentence -> say("    %s%n".formatted(sentence)));
    }

    /// Prints the alarm's section of the runbook.
    void showRunbook() {
        String name =
                Objects.requireNonNull(alarm, "an alarm has fired").alarm().source();
        Runbook.Section section = Objects.requireNonNull(runbook.alarms().get(name), name);
        say("Means: %s%n%nLook: %s%n%nType: %s%n%nOver: %s%n"
                .formatted(section.means(), section.look(), section.type(), section.over()));
    }

    /// Mends what `usher` cannot.
    void fix() {
        repair.apply();
        say("    mended: %s%n".formatted(fault.repair()));
    }

    /// Types a line of a person.
    void type(String line) {
        Typed typed = shell.type(Runbook.filled(line, Map.of()));
        say(typed.printed());
        if (typed.status() != 0) {
            say("(status %d)%n".formatted(typed.status()));
        }
    }

    /// Whether all is well again.
    boolean isOver() {
        return invariants.broken().isEmpty() && watch.look().isEmpty();
    }

    /// For how long it has been broken.
    Duration lasted() {
        return Duration.between(broken, Instant.now());
    }

    private Duration awaitOrder() {
        var last = new ArrayList<String>();
        try {
            // Business is restored before the alarms notice it.
            Duration restored = Patience.until("everything is as it must be", () -> {
                last.clear();
                last.addAll(invariants.broken());
                return Optional.of(lasted()).filter(_ -> last.isEmpty());
            });
            Patience.until("no alarm fires any more", patience, () -> {
                last.clear();
                watch.look().forEach(firing -> last.add(firing.alarm().source() + " " + firing.series() + " fires"));
                return Optional.of(restored).filter(_ -> last.isEmpty());
            });
            return restored;
        } catch (RuntimeException e) {
            throw new IllegalStateException(String.join("; ", last), e);
        }
    }

    private Typed type(String command, Map<String, String> values) {
        String filled = Runbook.filled(command, values);
        say("    $ %s%n".formatted(filled));
        Typed typed = shell.type(filled);
        typed.printed().lines().forEach(line -> say("      %s%n".formatted(line)));
        return typed;
    }

    /// What an operator knows: whose buyers complain, and the first group of dead letters.
    private Map<String, String> placeholders(boolean isOfLetters) {
        var values = new HashMap<String, String>();
        shop.withoutTickets().stream()
                .findFirst()
                .or(() -> Optional.of(shop.orders().getLast()))
                .ifPresent(order -> values.put("REG#…", order.registrationId()));
        JsonNode listing = isOfLetters ? json("usher dlq list --json") : JSON.createObjectNode();
        for (JsonNode queue : listing.path("deadLetters")) {
            for (JsonNode group : queue.path("groups")) {
                values.putIfAbsent("QUEUE", queue.path("queue").asText());
                values.putIfAbsent("GROUP", group.path("id").asText());
                values.putIfAbsent("REASON", group.path("why").asText());
            }
        }
        return values;
    }

    private JsonNode json(String command) {
        try {
            // Nothing else comes on standard output.
            return JSON.readTree(shell.type(command + " 2>/dev/null").printed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String text) {
        out.print(text);
        out.flush();
    }
}
