package dev.usher.ticket.issuing;

/// Whether a ticket is good.
public enum TicketStatus {
    /// Good for one admission. Whether it was used is validation-service's to know.
    VALID("valid");

    private final String wireName;

    TicketStatus(String wireName) {
        this.wireName = wireName;
    }

    /// The name in the API and in DynamoDB.
    public String wireName() {
        return wireName;
    }

    static TicketStatus ofWireName(String wireName) {
        for (var status : values()) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown ticket status " + wireName);
    }
}
