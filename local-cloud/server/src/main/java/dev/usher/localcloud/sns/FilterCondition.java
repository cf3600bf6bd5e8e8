package dev.usher.localcloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One element of the list that a filter policy gives for a key; any of the list suffices.
sealed interface FilterCondition {

    /// Whether the values of the key meet it.
    ///
    /// @param values empty when the message does not have the key
    boolean matches(List<JsonNode> values);

    /// The value itself; numbers are compared as numbers.
    record EqualTo(JsonNode wanted) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream().anyMatch(value -> same(wanted, value));
        }
    }

    record Exists(boolean wanted) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return wanted != values.isEmpty();
        }
    }

    record Prefix(String start) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream().anyMatch(value -> value.asText().startsWith(start));
        }
    }

    record Suffix(String end) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream().anyMatch(value -> value.asText().endsWith(end));
        }
    }

    record EqualsIgnoreCase(String wanted) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream().anyMatch(value -> value.asText().equalsIgnoreCase(wanted));
        }
    }

    /// A value that is there and meets none of the others.
    record AnythingBut(List<FilterCondition> unwanted) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream()
                    .anyMatch(value -> unwanted.stream().noneMatch(condition -> condition.matches(List.of(value))));
        }
    }

    /// Comparisons that must all hold, such as `[">", 0, "<=", 100]`.
    record Numeric(List<Comparison> comparisons) implements FilterCondition {
        @Override
        public boolean matches(List<JsonNode> values) {
            return values.stream()
                    .anyMatch(value ->
                            value.isNumber() && comparisons.stream().allMatch(comparison -> comparison.holds(value)));
        }
    }

    /// One comparison with a number.
    record Comparison(String operator, JsonNode limit) {
        boolean holds(JsonNode value) {
            int order = value.decimalValue().compareTo(limit.decimalValue());
            return switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw SnsException.invalid("FilterPolicy: unrecognized numeric operator " + operator);
            };
        }
    }

    /// Reads one element.
    ///
    /// @throws SnsException when it is not one, or one that is not known here
    static FilterCondition read(JsonNode element) {
        if (!element.isObject()) {
            return new EqualTo(element);
        }
        if (element.size() != 1) {
            throw SnsException.invalid("FilterPolicy: one operator per condition, not " + element);
        }
        var operator = element.fieldNames().next();
        var operand = element.get(operator);
        return switch (operator) {
            case "exists" -> new Exists(operand.asBoolean());
            case "prefix" -> new Prefix(operand.asText());
            case "suffix" -> new Suffix(operand.asText());
            case "equals-ignore-case" -> new EqualsIgnoreCase(operand.asText().toLowerCase(Locale.ROOT));
            case "anything-but" -> new AnythingBut(readAll(operand.isArray() ? operand : List.of(operand)));
            case "numeric" -> new Numeric(comparisons(operand));
            default -> throw SnsException.invalid("FilterPolicy: local-cloud does not know the operator " + operator);
        };
    }

    static List<FilterCondition> readAll(Iterable<JsonNode> elements) {
        var conditions = new ArrayList<FilterCondition>();
        elements.forEach(element -> conditions.add(read(element)));
        return List.copyOf(conditions);
    }

    private static List<Comparison> comparisons(JsonNode operand) {
        if (!operand.isArray() || operand.isEmpty() || operand.size() % 2 != 0) {
            throw SnsException.invalid("FilterPolicy: numeric takes pairs of operator and number");
        }
        var comparisons = new ArrayList<Comparison>();
        for (int i = 0; i < operand.size(); i += 2) {
            var comparison = new Comparison(operand.get(i).asText(), operand.get(i + 1));
            if (!comparison.limit().isNumber()) {
                throw SnsException.invalid("FilterPolicy: " + comparison.limit() + " is not a number");
            }
            // Refuses an unknown operator now and not at the first message.
            comparison.holds(comparison.limit());
            comparisons.add(comparison);
        }
        return List.copyOf(comparisons);
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        if (wanted.isNumber() && value.isNumber()) {
            return wanted.decimalValue().compareTo(value.decimalValue()) == 0;
        }
        return wanted.equals(value);
    }
}
