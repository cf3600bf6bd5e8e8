package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.regex.Pattern;

/// An amount of money.
///
/// @param amountMinor in the currency's minor unit as Stripe counts it: 1050 is 10.50 EUR, and 1050 JPY
/// @param currency ISO 4217 code in lower case, as Stripe writes it
@Serdeable
public record Money(@JsonProperty("amount") long amountMinor, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");

    public Money {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("amount must not be negative");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three lower-case letters (ISO 4217), such as eur");
        }
    }

    /// The price of this quantity.
    ///
    /// @throws ArithmeticException if the product does not fit a long
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity), currency);
    }

    /// The number of decimals of the minor unit, see [Currency].
    ///
    /// @throws IllegalArgumentException if the currency is not in the table
    public int decimals() {
        return Currency.ofCode(currency)
                .orElseThrow(() -> new IllegalArgumentException("currency " + currency + " is not in the table"))
                .minorDigits();
    }

    /// Nothing to pay.
    public boolean isZero() {
        return amountMinor == 0;
    }
}
