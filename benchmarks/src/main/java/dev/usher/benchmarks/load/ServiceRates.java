package dev.usher.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.benchmarks.load.AlternatingRounds.Comparison;
import dev.usher.benchmarks.load.AlternatingRounds.Side;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Measures whole services beside the bare write their work comes down to, and prints the ratio.
public final class ServiceRates {
    private static final int ROUNDS = 9;
    private static final int WEBHOOK_WARM_UPS = 2;
    private static final int WEBHOOKS_PER_ROUND = 400;
    /// Until then the second compiler takes more of the machine than the scans.
    private static final int SCAN_WARM_UPS = 15;
    private static final int SCANS_PER_ROUND = 1_000;

    private ServiceRates() {}

    /// Runs all, prints them, and leaves the numbers in the file that is named.
    ///
    /// @param arguments the file, and what to measure: `scans`, `webhooks`; all if nothing is named
    public static void main(String[] arguments) throws InterruptedException, ExecutionException, IOException {
        var summaries = new TreeMap<String, Object>();
        if (measures(arguments, "scans")) {
            Comparison scans = ScanRate.measure(SCAN_WARM_UPS, ROUNDS, SCANS_PER_ROUND);
            System.out.printf("%nScans answered, %d rounds of %d in turn%n", ROUNDS, SCANS_PER_ROUND);
            print("validation-service, over HTTP", scans.ours());
            print("bare conditional UpdateItem", scans.baseline());
            System.out.printf(
                    "  ratio %.2f, p99 %.1f times (%s)%n",
                    scans.ratio(),
                    percentileRatio(scans),
                    scans.verdict(
                            "at least 0.8, and below 3 times", scans.ratio() >= 0.8 && percentileRatio(scans) < 3));
            summaries.put("scans", summary(scans));
        }
        if (measures(arguments, "webhooks")) {
            Comparison webhooks = WebhookRate.measure(WEBHOOK_WARM_UPS, ROUNDS, WEBHOOKS_PER_ROUND);
            System.out.printf("%nWebhooks acknowledged, %d rounds of %d in turn%n", ROUNDS, WEBHOOKS_PER_ROUND);
            print("payment-service, over HTTP", webhooks.ours());
            print("bare TransactWriteItems", webhooks.baseline());
            System.out.printf(
                    "  ratio %.2f (%s)%n", webhooks.ratio(), webhooks.verdict("at least 0.7", webhooks.ratio() >= 0.7));
            summaries.put("webhooks", summary(webhooks));
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(new File(arguments[0]), summaries);
    }

    private static boolean measures(String[] arguments, String what) {
        return arguments.length == 1
                || Arrays.asList(arguments).subList(1, arguments.length).contains(what);
    }

    private static double percentileRatio(Comparison comparison) {
        return milliseconds(comparison.ours().percentile99())
                / milliseconds(comparison.baseline().percentile99());
    }

    private static void print(String name, Side side) {
        System.out.printf(
                "  %-29s %6.0f/s   median %5.1f ms   p99 %6.1f ms   others used at most %.2f cores before a round%n",
                name,
                side.perSecond(),
                milliseconds(side.median()),
                milliseconds(side.percentile99()),
                side.load().highest());
        System.out.println("    " + side.cpu());
    }

    private static double milliseconds(Duration length) {
        return length.toNanos() / 1e6;
    }

    private static Map<String, Object> summary(Comparison comparison) {
        return Map.of(
                "oursPerSecond", comparison.ours().perSecond(),
                "baselinePerSecond", comparison.baseline().perSecond(),
                "ratio", comparison.ratio(),
                "coresOfOthersBeforeOurs", comparison.ours().load().highest(),
                "coresOfOthersBeforeBaseline", comparison.baseline().load().highest(),
                "percentile99Ratio", percentileRatio(comparison));
    }
}
