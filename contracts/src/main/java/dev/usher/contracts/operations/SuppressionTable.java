package dev.usher.contracts.operations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The table of addresses that ticket-service sends no more mails to, as operators change it.
///
/// Of two writes, the one with the newer [#SINCE] stays. So a report that arrives late or twice cannot block an address
/// that an operator has allowed in the meantime.
public final class SuppressionTable {
    /// Logical name in topology.json.
    public static final String NAME = "ticket-suppressions";

    /// The partition key: [dev.usher.contracts.mail.MailAddress#digest] of the address.
    public static final String ADDRESS = "addressDigest";

    /// `bounced` or `complained`, or [#ALLOWED].
    public static final String CAUSE = "cause";

    /// The [#CAUSE] of a row that suppresses nothing: an operator has allowed the address again.
    public static final String ALLOWED = "allowed";

    /// When that happened, in ISO 8601 with milliseconds.
    public static final String SINCE = "since";

    /// The epoch second after which DynamoDB may remove the row.
    public static final String FORGET_AFTER = "forgetAfter";

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SuppressionTable() {}

    /// The value of [#SINCE]. Its width is fixed, so that the order of texts is that of times.
    public static String instant(Instant since) {
        return MILLISECONDS.format(since);
    }
}
