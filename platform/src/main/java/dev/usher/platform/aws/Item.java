package dev.usher.platform.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads what [Attribute] wrote: a row of a table, or an item within it. Immutable.
///
/// An attribute that is missing although every such row has it, or that is not what the caller expects, is
/// an [UnreadableItem], which names the table and the attribute.
public final class Item {
    private final String table;
    private final String path;
    private final Map<String, AttributeValue> attributes;

    private Item(String table, String path, Map<String, AttributeValue> attributes) {
        this.table = table;
        this.path = path;
        this.attributes = Map.copyOf(attributes);
    }

    /// A row as DynamoDB returned it.
    ///
    /// @param table logical name
    public static Item of(String table, Map<String, AttributeValue> attributes) {
        return new Item(table, "", attributes);
    }

    /// Whether the attribute has a value; `NULL` is none.
    public boolean has(String name) {
        return find(name) != null;
    }

    /// The names of all attributes.
    public Set<String> names() {
        return attributes.keySet();
    }

    public String text(String name) {
        return read(name, "text", AttributeValue::s);
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /// What a text means, such as an id.
    ///
    /// @param parse may throw anything if the text is not such a value
    public <T> T value(String name, Function<String, T> parse) {
        String text = text(name);
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw new UnreadableItem(table, path + name, "cannot be read: " + e.getMessage(), e);
        }
    }

    public <T> @Nullable T optionalValue(String name, Function<String, T> parse) {
        return has(name) ? value(name, parse) : null;
    }

    /// The constant that the text names, in whatever case.
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return value(name, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    public <E extends Enum<E>> @Nullable E optionalConstant(String name, Class<E> type) {
        return has(name) ? constant(name, type) : null;
    }

    public Instant instant(String name) {
        return value(name, Instant::parse);
    }

    public @Nullable Instant optionalInstant(String name) {
        return optionalValue(name, Instant::parse);
    }

    public int number(String name) {
        long number = longNumber(name);
        if (number != (int) number) {
            throw new UnreadableItem(table, path + name, "is beyond 32 bits: " + number, null);
        }
        return (int) number;
    }

    public long longNumber(String name) {
        String digits = read(name, "a number", AttributeValue::n);
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new UnreadableItem(table, path + name, "is not a whole number of 64 bits: " + digits, e);
        }
    }

    /// A number that counts as 0 while it is missing.
    public int numberOrZero(String name) {
        return has(name) ? number(name) : 0;
    }

    public @Nullable Integer optionalNumber(String name) {
        return has(name) ? (Integer) number(name) : null;
    }

    /// A boolean that counts as false while it is missing.
    public boolean flag(String name) {
        return has(name) && read(name, "a boolean", AttributeValue::bool);
    }

    public byte[] bytes(String name) {
        return read(name, "bytes", AttributeValue::b).asByteArray();
    }

    public List<String> texts(String name) {
        return list(name, Item::text);
    }

    /// Items in their order, each read by the caller.
    public <T> List<T> items(String name, Function<Item, T> read) {
        return list(name, (list, index) -> read.apply(list.item(index)));
    }

    /// The item within this one.
    public Item item(String name) {
        return new Item(table, path + name + ".", read(name, "a map", value -> value.hasM() ? value.m() : null));
    }

    /// The attributes of the item within this one, by their names.
    ///
    /// @param read gets that item and a name
    public <T> Map<String, T> map(String name, BiFunction<Item, String, T> read) {
        Item entries = item(name);
        var map = new HashMap<String, T>();
        entries.names().forEach(key -> map.put(key, read.apply(entries, key)));
        return Map.copyOf(map);
    }

    /// Treats the list as an item whose attributes are named `0`, `1` and so on.
    private <T> List<T> list(String name, BiFunction<Item, String, T> read) {
        List<AttributeValue> values = read(name, "a list", value -> value.hasL() ? value.l() : null);
        var named = new HashMap<String, AttributeValue>();
        values.forEach(value -> named.put(Integer.toString(named.size()), value));
        var list = new Item(table, path + name + ".", named);
        return IntStream.range(0, values.size())
                .mapToObj(index -> read.apply(list, Integer.toString(index)))
                .toList();
    }

    private <T> T read(String name, String kind, Function<AttributeValue, @Nullable T> read) {
        @Nullable AttributeValue value = find(name);
        if (value == null) {
            throw new UnreadableItem(table, path + name, "is missing", null);
        }
        @Nullable T found = read.apply(value);
        if (found == null) {
            throw new UnreadableItem(table, path + name, "is not " + kind + " but of type " + value.type(), null);
        }
        return found;
    }

    private @Nullable AttributeValue find(String name) {
        @Nullable AttributeValue value = attributes.get(name);
        return value == null || Boolean.TRUE.equals(value.nul()) ? null : value;
    }
}
