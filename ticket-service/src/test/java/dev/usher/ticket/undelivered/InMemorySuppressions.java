package dev.usher.ticket.undelivered;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Suppressions without a database.
@Fake
public final class InMemorySuppressions implements Suppressions {
    private final Map<String, Row> rows = new HashMap<>();

    @Override
    public synchronized boolean suppress(String address, Suppression why) {
        return put(address, new Row(why.since(), why));
    }

    @Override
    public synchronized Map<String, Suppression> of(Collection<String> addresses) {
        var found = new HashMap<String, Suppression>();
        addresses.forEach(address -> {
            Row row = rows.get(MailAddress.digest(address));
            if (row != null && row.suppression != null) {
                found.put(address, row.suppression);
            }
        });
        return found;
    }

    /// As an operator does.
    public synchronized void allow(String address, Instant at) {
        put(address, new Row(at, null));
    }

    private boolean put(String address, Row row) {
        String digest = MailAddress.digest(address);
        Row known = rows.get(digest);
        if (known != null && !known.since.isBefore(row.since)) {
            return false;
        }
        rows.put(digest, row);
        return true;
    }

    private record Row(Instant since, @Nullable Suppression suppression) {}
}
