package dev.usher.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.benchmarks.load.AlternatingRounds.Comparison;
import dev.usher.benchmarks.load.AlternatingRounds.Side;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// Measures whole services beside the bare write their work comes down to, and prints the ratio.
public final class ServiceRates {
    private static final int ROUNDS = 5;
    private static final int CALLS_PER_ROUND = 400;

    private ServiceRates() {}

    /// Runs all, prints them, and leaves the numbers in the file that is named.
    ///
    /// @param arguments the file
    public static void main(String[] arguments) throws InterruptedException, ExecutionException, IOException {
        Comparison webhooks = WebhookRate.measure(ROUNDS, CALLS_PER_ROUND);
        System.out.printf("%nWebhooks acknowledged, %d rounds of %d in turn%n", ROUNDS, CALLS_PER_ROUND);
        print("payment-service, over HTTP", webhooks.ours());
        print("bare TransactWriteItems", webhooks.baseline());
        System.out.printf("  ratio %.2f (at least 0.7 is claimed)%n", webhooks.ratio());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(new File(arguments[0]), Map.of("webhooks", summary(webhooks)));
    }

    private static void print(String name, Side side) {
        System.out.printf(
                "  %-28s %6.0f/s   median %5.1f ms   p99 %6.1f ms%n",
                name, side.perSecond(), milliseconds(side.median()), milliseconds(side.percentile99()));
    }

    private static double milliseconds(java.time.Duration length) {
        return length.toNanos() / 1e6;
    }

    private static Map<String, Object> summary(Comparison comparison) {
        return Map.of(
                "oursPerSecond", comparison.ours().perSecond(),
                "baselinePerSecond", comparison.baseline().perSecond(),
                "ratio", comparison.ratio());
    }
}
