package dev.usher.validation.admission;

import java.util.Arrays;

/// What a ticket's record says of it.
enum TicketStatus {
    /// Admits once.
    VALID("valid"),
    /// Has admitted.
    USED("used");

    private final String wireName;

    TicketStatus(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static TicketStatus ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown ticket status " + wireName));
    }
}
