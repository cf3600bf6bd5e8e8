package dev.usher.payment.event;

import dev.usher.contracts.message.Money;
import java.util.Map;

/// Which prices Stripe can charge. An explicit table: what is not in it is refused when an event is set up,
/// not when the first buyer pays.
///
/// Minimum amounts are those of [Stripe's currency
/// page](https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts); they hold for accounts
/// that settle in the same currency.
final class Prices {
    private static final long LARGEST = 99_999_999;
    private static final Map<String, Long> SMALLEST = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("chf", 50L),
            Map.entry("jpy", 50L),
            Map.entry("krw", 50L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("huf", 17500L),
            Map.entry("nok", 300L),
            Map.entry("sek", 300L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("aed", 200L),
            Map.entry("hkd", 400L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("thb", 1000L),
            Map.entry("cad", 50L),
            Map.entry("aud", 50L),
            Map.entry("nzd", 50L),
            Map.entry("sgd", 50L),
            Map.entry("inr", 50L),
            Map.entry("brl", 50L));

    private Prices() {}

    /// The price, if it can be charged or is nothing.
    ///
    /// @throws IllegalArgumentException otherwise, with a sentence for the organizer
    static Money check(Money price) {
        Long smallest = SMALLEST.get(price.currency());
        if (smallest == null) {
            throw new IllegalArgumentException("price.currency " + price.currency() + " is not sold in; use one of "
                    + String.join(", ", SMALLEST.keySet().stream().sorted().toList()));
        }
        if (!price.isZero() && price.amountMinor() < smallest) {
            throw new IllegalArgumentException(
                    "price.amount must be 0 or at least " + smallest + " (" + price.currency() + ", minor units)");
        }
        if (price.amountMinor() > LARGEST) {
            throw new IllegalArgumentException("price.amount must be at most " + LARGEST + " (minor units)");
        }
        return price;
    }
}
