package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;
import java.util.regex.Pattern;

/// An amount of money.
///
/// @param amountMinor in the currency's minor unit as Stripe counts it: 1050 is 10.50 EUR, and 1050 JPY
/// @param currency ISO 4217 code in lower case, as Stripe writes it
@Serdeable
public record Money(@JsonProperty("amount") long amountMinor, String currency) {
    private static final Set<String> ZERO_DECIMALS = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");

    public Money {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("amount must not be negative");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three lower-case letters (ISO 4217), such as eur");
        }
    }

    /// The price of so many.
    ///
    /// @throws ArithmeticException if the product does not fit a long
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity), currency);
    }

    /// How many decimals the minor unit stands for, [as Stripe counts](https://docs.stripe.com/currencies):
    /// ISK and UGX have two, unlike in ISO 4217 and `java.util.Currency`, which would charge a hundredth.
    public int decimals() {
        if (ZERO_DECIMALS.contains(currency)) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }

    /// Nothing to pay.
    public boolean isZero() {
        return amountMinor == 0;
    }
}
