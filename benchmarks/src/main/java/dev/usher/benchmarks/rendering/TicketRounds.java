package dev.usher.benchmarks.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Scanner;

/// Our tickets in rounds that somebody else starts, so that another program can take turns with it: each line of
/// standard input is a number of CPU seconds, and is answered by the number of tickets that one of them made.
public final class TicketRounds {
    private TicketRounds() {}

    /// Runs until standard input ends.
    public static void main(String[] arguments) {
        var ours = new OurTickets();
        try (var lines = new Scanner(System.in, UTF_8)) {
            while (lines.hasNextInt()) {
                System.out.println(ours.round(lines.nextInt()).perCpuSecond());
            }
        }
    }
}
