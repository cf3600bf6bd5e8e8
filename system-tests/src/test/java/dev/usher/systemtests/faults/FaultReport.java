package dev.usher.systemtests.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of every fault test, printed and left in `build/faults/payments.json`.
final class FaultReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE =
            ProjectLayout.find().root().resolve("build").resolve("faults").resolve("payments.json");

    private FaultReport() {}

    /// Adds one line, in place of an earlier one of the same name.
    static synchronized void add(String scenario, Account account) {
        try {
            Files.createDirectories(FILE.getParent());
            Map<String, Object> all = new TreeMap<>();
            if (Files.exists(FILE)) {
                JSON.readTree(FILE.toFile()).properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            }
            all.put(scenario, account);
            JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                "%-26s %5d buyers, %4d paid, %4d confirmed, %4d in review, %4d messages in %4d deliveries,"
                        + " %7.2f EUR here, %7.2f at Stripe, seats %d + %d = %d, %.1f s%n",
                scenario,
                account.buyers,
                account.paid,
                account.confirmed,
                account.inReview,
                account.paymentSucceeded,
                account.deliveries,
                account.confirmedMinor / 100.0,
                account.ledgerMinor / 100.0,
                account.seatsTaken,
                account.seatsLeft,
                account.capacity,
                account.seconds);
    }

    /// What was counted after a rush.
    ///
    /// @param paid PaymentIntents that succeeded at Stripe
    /// @param confirmed registrations that are confirmed
    /// @param inReview registrations whose money does not fit
    /// @param paymentSucceeded different `PaymentSucceeded` that were published
    /// @param deliveries how often they arrived
    /// @param confirmedMinor the totals of confirmed registrations
    /// @param ledgerMinor what Stripe received for them, less what it gave back
    /// @param kills how many processes were killed on the way
    record Account(
            int buyers,
            int soldOut,
            int paid,
            int confirmed,
            int inReview,
            int paymentSucceeded,
            int deliveries,
            long confirmedMinor,
            long ledgerMinor,
            int seatsTaken,
            int seatsLeft,
            int capacity,
            int kills,
            List<String> mistakes,
            double seconds) {}
}
