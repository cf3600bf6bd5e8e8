package dev.usher.cli.cloud;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of a service's table, read leniently: the command has to show what is there, above all when something about
/// it is wrong. What cannot be read counts as absent.
public record Row(Map<String, AttributeValue> attributes) {
    /// A text.
    public Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    /// A list of texts; empty if there is none.
    public List<String> texts(String name) {
        AttributeValue list = attributes.get(name);
        return list == null
                ? List.of()
                : list.l().stream()
                        .flatMap(value -> Stream.ofNullable(value.s()))
                        .toList();
    }

    /// A list of rows within this one; empty if there is none.
    public List<Row> rows(String name) {
        AttributeValue list = attributes.get(name);
        return list == null
                ? List.of()
                : list.l().stream()
                        .filter(AttributeValue::hasM)
                        .map(value -> new Row(value.m()))
                        .toList();
    }

    /// A boolean that counts as false while it is missing.
    public boolean flag(String name) {
        AttributeValue flag = attributes.get(name);
        return flag != null && Boolean.TRUE.equals(flag.bool());
    }

    /// A time in ISO 8601.
    public Optional<Instant> instant(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The number, or 0.
    public long number(String name) {
        try {
            return Optional.ofNullable(attributes.get(name))
                    .map(AttributeValue::n)
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// An amount of money, such as `49.80 eur`, as ISO 4217 counts the currency's minor units.
    public String money(String minor, String currency) {
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

    /// Whether the attribute is there.
    public boolean has(String name) {
        return attributes.containsKey(name);
    }
}
