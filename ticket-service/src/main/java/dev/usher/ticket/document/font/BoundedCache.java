package dev.usher.ticket.document.font;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Remembers the most recently used values, up to a limit. Safe for use by several threads; two that
/// miss at once may both make the value.
public final class BoundedCache<K, V> {
    private final Map<K, V> recent;

    /// Remembers at most `limit` values.
    public BoundedCache(int most) {
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// The value of this key, made now if it is not remembered.
    public V get(K key, Function<K, V> make) {
        synchronized (recent) {
            V known = recent.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = make.apply(key);
        synchronized (recent) {
            recent.put(key, made);
        }
        return made;
    }
}
