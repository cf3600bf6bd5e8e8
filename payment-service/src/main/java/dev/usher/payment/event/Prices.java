package dev.usher.payment.event;

import dev.usher.contracts.message.Currency;
import dev.usher.contracts.message.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prices that Stripe can charge. Prices that it would refuse are refused when an event is set up, not
/// when the first buyer pays. [Currency] lists the currencies and their minor units.
///
/// Minimum amounts are those of [Stripe's currency
/// page](https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts), for the currencies that it
/// lists; they apply to accounts that settle in the same currency.
public final class Prices {
    /// The most that one order may cost, in minor units: eight digits, which all payment methods accept.
    public static final long LARGEST = 99_999_999;

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

    /// The price, if it is zero or can be charged.
    ///
    /// @param field the field's name in the request, such as `price`
    /// @throws IllegalArgumentException otherwise; the message may be shown to the organizer
    static Money check(Money price, String field) {
        Currency currency = Currency.ofCode(price.currency())
                .orElseThrow(() -> new IllegalArgumentException(field + ".currency " + price.currency()
                        + " is not sold in; use one of " + String.join(", ", Currency.codes())));
        @Nullable Long smallest = SMALLEST.get(price.currency());
        if (smallest != null && !price.isZero() && price.amountMinor() < smallest) {
            throw new IllegalArgumentException(
                    field + ".amount must be 0 or at least " + smallest + " (" + price.currency() + ", minor units)");
        }
        if (!mayCost(price)) {
            throw new IllegalArgumentException(field + ".amount must be at most " + LARGEST + " (minor units)");
        }
        if (price.amountMinor() % currency.step() != 0) {
            throw new IllegalArgumentException(field + ".amount must be a multiple of " + currency.step() + " ("
                    + price.currency() + ", minor units)");
        }
        return price;
    }

    /// Whether one order may cost this much.
    public static boolean mayCost(Money total) {
        return total.amountMinor() <= LARGEST;
    }
}
