package dev.usher.cli.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of a service's table, read leniently: the command has to show what is there, above all when something about
/// it is wrong. What cannot be read counts as absent.
record Row(Map<String, AttributeValue> attributes) {
    Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    Optional<Instant> instant(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The number, or 0.
    long number(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::n)
                .map(Long::parseLong)
                .orElse(0L);
    }

    /// An amount of money, such as `49.80 eur`, as ISO 4217 counts the currency's minor units.
    String money(String minor, String currency) {
        String code = text(currency).orElse("?");
        int digits = digits(code);
        return BigDecimal.valueOf(number(minor), digits).toPlainString() + " " + code;
    }

    private static int digits(String currency) {
        try {
            return Math.max(
                    0, Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }
}
